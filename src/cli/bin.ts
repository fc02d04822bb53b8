#!/usr/bin/env node
// Written so that every Node since 12 can parse it once the types are gone: an old one must be able to say that it is too old.
const needed = [24, 11]
const found = process.versions.node.split('.').map(Number)
const isTooOld = found[0]! < needed[0]! || (found[0] === needed[0] && found[1]! < needed[1]!)

if (isTooOld) {
  const command = 'npx -y -p node@24 -c "npx tracemend FILE"'
  process.stderr.write(
    `error[NODE_TOO_OLD]: tracemend needs Node ${needed.join('.')} or newer, and this is Node ${process.versions.node}; ` +
      `without installing anything: ${command}\n`,
  )
  process.exitCode = 5
} else {
  void import('./main.ts').then(({ main }) => main(process.argv.slice(2)))
}

export {}
