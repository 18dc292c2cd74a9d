#!/usr/bin/env node
// Only syntax that every Node reads: it must get as far as saying which Node is needed.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`oss-check needs Node 22.13 or newer; this is Node ${process.versions.node}\n`)
  process.exitCode = 2
} else {
  import('./main.ts').then((cli) => cli.main())
}
