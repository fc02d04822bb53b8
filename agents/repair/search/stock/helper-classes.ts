/** A list whose first element is always the one that comes first in the order. */
function heap(name: string, extract: string, order: (a: string, b: string) => string): string {
  return `class ${name} extends Array {
  #sink() {
    super.sort((a, b) => (Array.isArray(a) ? ${order('a[0]', 'b[0]')} : ${order('a', 'b')}));
    return this;
  }

  push(...items) {
    super.push(...items);
    return this.#sink().length;
  }

  pop() {
    return super.shift();
  }

  insert(item) {
    this.push(item);
  }

  ${extract}() {
    return super.shift();
  }

  peek() {
    return this[0];
  }

  size() {
    return this.length;
  }

  isEmpty() {
    return this.length === 0;
  }
}`
}

/** Collections that programs expect their surroundings to have. */
export const CLASSES = `
class PriorityQueue {
  #entries = [];
  #compare;

  constructor(options) {
    const compare = typeof options === 'function' ? options : (options?.comparator ?? options?.compare);
    this.#compare = compare ?? ((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  }

  enqueue(value, priority = value) {
    const compare = this.#compare;
    const at = this.#entries.findIndex((entry) => compare(priority, entry.priority) < 0);
    this.#entries.splice(at < 0 ? this.#entries.length : at, 0, { value, priority });
    return this;
  }

  dequeue() {
    return this.#entries.shift()?.value;
  }

  peek() {
    return this.#entries[0]?.value;
  }

  isEmpty() {
    return this.#entries.length === 0;
  }

  size() {
    return this.#entries.length;
  }

  get length() {
    return this.#entries.length;
  }

  push(value, priority) {
    return this.enqueue(value, priority);
  }

  pop() {
    return this.dequeue();
  }
}

${heap('MinHeap', 'extractMin', (a, b) => `${a} - ${b}`)}

${heap('MaxHeap', 'extractMax', (a, b) => `${b} - ${a}`)}

class Queue {
  #items = [];

  enqueue(item) {
    this.#items.push(item);
  }

  dequeue() {
    return this.#items.shift();
  }

  peek() {
    return this.#items[0];
  }

  isEmpty() {
    return this.#items.length === 0;
  }

  size() {
    return this.#items.length;
  }
}

class Stack {
  #items = [];

  push(item) {
    this.#items.push(item);
  }

  pop() {
    return this.#items.pop();
  }

  peek() {
    return this.#items.at(-1);
  }

  isEmpty() {
    return this.#items.length === 0;
  }

  size() {
    return this.#items.length;
  }
}
`
