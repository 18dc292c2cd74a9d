import { defineRule } from '../../src/model/rule.ts'
import { comingVersions } from './coming-versions.ts'
import { distance } from './distance.ts'
import { exports } from './exports.ts'
import { features } from './features.ts'
import { hacks } from './hacks.ts'
import { module } from './module.ts'
import { peers } from './peers.ts'
import { platforms } from './platforms.ts'
import { questions } from './questions.ts'
import { runtime } from './runtime.ts'
import { dependencies, size } from './size-and-dependencies.ts'
import { types } from './types.ts'

export default defineRule({
  id: 'fit',
  point: 8,
  title: 'Tailor fit',
  question: 'Does it do what you want without a hack?',
  role: 'ordinary',
  attestable: true,
  signals: [
    runtime,
    module,
    types,
    platforms,
    exports,
    features,
    size,
    dependencies,
    peers,
    questions,
    hacks,
    comingVersions,
    distance,
  ],
})
