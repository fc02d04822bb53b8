// Runs before `npm start` and `npm test`, on whatever Node there is: plain old JavaScript, one clear line.
var needed = [24, 11]
var found = process.versions.node.split('.').map(Number)

if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  var script = process.env.npm_lifecycle_event === 'pretest' ? 'npm test' : 'npm start'
  console.error(
    'error[NODE_TOO_OLD]: tracemend needs Node ' +
      needed.join('.') +
      ' or newer, and this is Node ' +
      process.versions.node +
      '; without installing anything: npx -y -p node@24 -c "npm ci && ' +
      script +
      '"',
  )
  process.exit(5)
}
