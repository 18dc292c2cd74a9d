import { expect, test } from 'vitest'
import { deprecationNotice } from '../../../src/analysis/deprecation/notice.ts'

/** Lines of a README of acme/rocket, of the shapes that real ones have. */
const OVER: readonly string[] = [
  '# Deprecated!',
  '# DEPRECATED',
  '### DEPRECATED',
  '# DEPRECATION NOTICE',
  '## ⚠️ DEPRECATED ⚠️',
  '# 🚨 Unmaintained 🚨',
  '## Discontinued',
  '= Plugin discontinued =',
  '## :warning: Archived',
  '## END OF LIFE',
  '## 🚫 End-of-support as of **September 8, 2025**',
  '## [DEPRECATED] Rocket',
  '## Rocket (deprecated)',
  '# Rocket - no longer maintained',
  '## THIS PACKAGE IS DEPRECATED',
  'Deprecated\n==========',
  '## Rocket is now deprecated',
  '## Rocket is deprecated and is not accepting new features or general bug fixes.',
  '# 📣 Rocket is no longer maintained',
  '# Note: This project is no Longer Maintained',
  'DEPRECATED: Use the `lander` package instead.',
  '**[DEPRECATED] This repository is no longer maintained**',
  '***This package has been deprecated. Its service is no longer available.***',
  ':warning: __Rocket is deprecated.__',
  '> **`rocket` is deprecated** — bundlers do this themselves and no longer need it.',
  '> [!WARNING]\n> This repository is no longer maintained. Use lander.',
  '> [!IMPORTANT]\n> **This project is no longer maintained.** Development continues elsewhere.',
  '**Warning:** [LibRocket and Rocket are deprecated](https://example.org/post).',
  'Rocket.js is a legacy project, now in maintenance mode.',
  'In most cases, you should choose a different library.',
  'Please use an alternative library.',
  'Please consider using [native promises](https://example.org) instead of Rocket.',
  'Use lander instead of this package.',
  'Use `String.prototype.padStart()` instead.',
  'This library is **no longer maintained** and no longer works with recent versions of ffmpeg.',
  'This module is deprecated in favour of lander.',
  'This package is deprecated as of version 15.5.0:',
  'This npm package has been discontinued.',
  'this repo is abandoned, please fork it',
  'This gem is unmaintained.',
  'The project has been retired.',
  'This project is not actively maintained any more.',
  'NOTE: Rocket is not actively maintained anymore. We still welcome contributions.',
  'This project is dead.',
  'This project has reached end of life.',
  'The Rocket SDK has reached [end-of-support](https://example.org) on **July 8, 2025**.',
  'The Rocket package is deprecated.',
  'As of July 2022, this plugin is no longer under active development.',
  'As of Feb 11th 2020, rocket is fully deprecated. No new changes are expected to land.',
  'Sadly, this project is obsolete.',
  'This project has been superseded by [lander](https://example.org).',
  'This repository has moved to https://github.com/acme/lander',
  'This project has been renamed to Lander.',
  'Rocket was merged into [lander](https://example.org/lander).',
  'Development has moved to https://example.org/acme/lander',
  'Development of Rocket has been discontinued.',
  'Active development of this library has ceased.',
  "I don't want to maintain this module anymore since I use lander directly.",
  'I no longer maintain this project.',
  'We are no longer actively maintaining this repository.',
  'Unfortunately, I have stopped working on Rocket.',
  'Do not use this package.',
  "Please don't use this library in new projects.",
  'This is the legacy version of Rocket. For the new one, see [lander](https://example.org).',
  'Rocket will no longer receive updates.',
  '[![Maintained: no](https://img.shields.io/maintenance/no/2016.svg)](https://github.com/acme/rocket/issues/7)',
  '![Maintenance](https://img.shields.io/maintenance/no/2022?style=plastic)',
  '[![No Maintenance Intended](http://unmaintained.tech/badge.svg)](http://unmaintained.tech/)',
  '[![Project Status: Abandoned](https://www.repostatus.org/badges/latest/abandoned.svg)](https://www.repostatus.org/#abandoned)',
  '![status](https://img.shields.io/badge/status-deprecated-red)',
  '![No longer maintained](https://img.shields.io/badge/Maintenance-OFF-red.svg)',
  '[![deprecated](http://badges.github.io/stability-badges/dist/deprecated.svg)](http://github.com/badges/stability-badges)',
  '<img src="https://img.shields.io/maintenance/no/2020" alt="Maintenance" />',
]

const NOT_OVER: readonly string[] = [
  'Rocket is actively maintained.',
  'This project is maintained by members of the working group.',
  'Rocket is not deprecated.',
  'This project is no longer experimental.',
  'This package is now stable and no longer in beta.',
  'The old API is no longer supported.',
  'The older signature is deprecated.',
  'Deprecated options are listed below.',
  'This option is deprecated, use `depth` instead.',
  'The `QUIT` command has been deprecated in Redis 7.2.',
  'The deprecated constants are not exported on new versions of Node.',
  "This library's old plugin interface is deprecated.",
  'Rocket v11 is no longer maintained and we will not accept any backport requests.',
  'Version 3 of Rocket and lower are EOL and will not receive fixes.',
  'The 1.x branch is obsolete.',
  'The [`1.0` branch](https://example.org) is now obsolete.',
  'Node 0.10 is no longer supported.',
  'Support for Python 2 has been discontinued.',
  'Since version 12 CommonJS is no longer supported.',
  '`uglify` is [no longer maintained](https://example.org) and does not support modules.',
  'Rocket is a fork of lander, which is no longer maintained.',
  'A maintained fork of the abandoned lander.',
  'A replacement for the deprecated lander package.',
  'Rocket replaces lander, which is deprecated.',
  '- [lander](https://example.org) is a similar tool **DEPRECATED**',
  'It includes everything of cli-table, which is unmaintained.',
  'If this project is abandoned, we will say so here.',
  'When a rule is deprecated it stays for one major release.',
  'Is this project dead?',
  '## Is Rocket deprecated?',
  'Unmaintained projects will score lower.',
  'It finds abandoned packages in your tree.',
  'It tells which of your dependencies are deprecated.',
  'A linter for deprecated code.',
  'Detects unmaintained crates.',
  'Please use Stack Overflow instead of GitHub issues.',
  'Please use GitHub issues.',
  'Use `async` instead of callbacks.',
  'Use your own logger instead of the default one.',
  'For webpack 5 or above please use lander instead.',
  'If you use Vue 3, use lander instead.',
  'Do not use this library in a front-end application: it can expose your keys.',
  'Do not use this example!',
  'Do not use `style-loader` together with it.',
  'The documentation has moved to https://example.org/docs',
  'The command line has been moved to the `rocket-bin` package.',
  'The default branch has been renamed to `main`.',
  'This project has moved to the `main` branch.',
  'We have moved to Discord.',
  'This project has moved to TypeScript.',
  'Development happens on GitHub.',
  'Development has moved to the `next` branch.',
  'Rocket is looking for new maintainers.',
  'This project is in maintenance mode: bugs are fixed, features are not added.',
  'This project is feature complete.',
  'This repository is a read-only mirror of the monorepo.',
  'This package is for legacy browsers.',
  'It supports legacy projects.',
  'We no longer support Internet Explorer.',
  'I no longer work on Windows, so patches for it are welcome.',
  'Our API v1 will be retired.',
  'This project is no longer maintained by Acme but by its community.',
  'This package is not supported in browsers.',
  'This module is deprecated on Windows.',
  'Maintained: yes',
  '![Maintenance](https://img.shields.io/maintenance/yes/2026)',
  '[![Project Status: Active](https://www.repostatus.org/badges/latest/active.svg)](https://www.repostatus.org/#active)',
  '[![Project Status: Inactive](https://www.repostatus.org/badges/latest/inactive.svg)](https://www.repostatus.org/#inactive)',
  '![maintained](https://img.shields.io/badge/maintained-yes-green)',
  '## Legacy supporters',
  '## Deprecated options',
  '## Installation\n\n### Deprecated\n\nThe old installer.',
  '## API\n\n## Deprecated\n\n`launch()` is gone.',
  '```\n# DEPRECATED\n```',
  '<!-- This project is deprecated. -->',
]

const readme = (line: string) =>
  `# Rocket\n\n${line}\n\nA library to launch things.\n\n## Installation\n\nnpm i rocket\n`
const NAMES = ['acme/rocket']

test.each(OVER)('says that it is over: %s', (line) => {
  expect(deprecationNotice(readme(line), NAMES)).not.toBeNull()
  expect(deprecationNotice(line, ['@acme/rocket'])).not.toBeNull()
})

test.each(NOT_OVER)('says no such thing: %s', (line) => {
  expect(deprecationNotice(readme(line), NAMES)).toBeNull()
})

test('both tables are large enough to mean something', () => {
  expect(Math.min(new Set(OVER).size, new Set(NOT_OVER).size)).toBeGreaterThanOrEqual(60)
})

test.each([
  ['rocket', 'Rocket is deprecated.'],
  ['acme/node-rocket', 'Rocket is deprecated.'],
  ['acme/rocket.js', 'Rocket is deprecated.'],
  ['@acme/rocket', '`@acme/rocket` is deprecated.'],
  ['acme/rocket-py', 'rocket is deprecated.'],
])('%s is known by its other spellings', (name, line) => {
  expect(deprecationNotice(line, [name])).not.toBeNull()
})

test('another name than its own says nothing, unless its title has it', () => {
  expect(deprecationNotice('Lander is deprecated.', NAMES)).toBeNull()
  expect(deprecationNotice('# Lander for Rocket\n\nLander for Rocket is deprecated.', NAMES)).not.toBeNull()
})

test('what stands below the manual is about parts', () => {
  expect(deprecationNotice('# Rocket\n\nLaunches.\n\n## Usage\n\nRocket is deprecated.', NAMES)).toBeNull()
})

test.each([
  ['spaces', ' '.repeat(200_000)],
  ['brackets', '['.repeat(200_000)],
  ['bangs', '!['.repeat(100_000)],
  ['tags', '<img '.repeat(50_000)],
  ['subjects', 'this project '.repeat(20_000)],
  ['commas', `${'a, '.repeat(60_000)}is deprecated`],
  ['fences', '```\n'.repeat(50_000)],
])('is done with %s', (_, text) => {
  expect(deprecationNotice(text, NAMES)).toBeNull()
})
