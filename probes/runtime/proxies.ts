export interface Proxies {
  /** Whether the value is a Proxy that was made after `install`; runs no trap. */
  isProxy(value: unknown): boolean
  /** Puts a `Proxy` into the realm that remembers all that it makes. */
  install(): void
}

/**
 * Makes proxies known. The only way to V8's own `Proxy` is the global object's property, so that one which replaces it sees every
 * proxy that a program makes. Self-contained.
 */
export function createProxies(): Proxies {
  const NativeProxy = Proxy
  const { revocable } = NativeProxy
  const { apply } = Reflect
  const { defineProperty } = Object
  const { add, has } = WeakSet.prototype
  const made = new WeakSet()

  function remember<T extends object>(proxy: T): T {
    apply(add, made, [proxy])
    return proxy
  }

  return {
    isProxy: (value) => apply(has, made, [value]),
    install() {
      const hidden = (value: unknown) => ({ value, writable: true, configurable: true, enumerable: false })
      const replacements = {
        revocable(target: object, handler: ProxyHandler<object>) {
          const pair = revocable(target, handler)
          remember(pair.proxy)
          return pair
        },
      }
      defineProperty(NativeProxy, 'revocable', hidden(replacements.revocable))
      // Itself a proxy, so that name, length, text and the missing prototype are those of the native one.
      const traps: ProxyHandler<typeof Proxy> = {
        construct: (_, args) => remember(new NativeProxy(args[0] as object, args[1] as ProxyHandler<object>)),
      }
      defineProperty(globalThis, 'Proxy', hidden(new NativeProxy(NativeProxy, { __proto__: null, ...traps } as typeof traps)))
    },
  }
}
