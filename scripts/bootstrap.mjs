// The first thing that runs, on whatever Node is there: it only looks whether that Node can run the rest.
// No static imports: an old Node must reach the sentence below before it meets syntax that it does not know.
const OLDEST = 18
const version = process.versions.node

if (Number(version.split('.')[0]) < OLDEST) {
  process.stderr.write(
    'Understudy needs Node ' +
      OLDEST +
      ' or newer to set itself up (the program itself brings its own), and this is Node ' +
      version +
      '.\n' +
      'Install a newer one, for example from https://nodejs.org, and run the same command again.\n',
  )
  process.exit(27)
} else {
  import('./bootstrap/main.mjs').then((setUp) => setUp.main(process.argv[2], process.argv.slice(3)))
}
