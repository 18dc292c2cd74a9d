import type { Scope } from '../../inventory.ts'
import { type InventoryReader, type LockedNode, UnreadableFile } from '../../reader.ts'
import { fileName } from '../file-name.ts'

/** https://docs.gradle.org/current/userguide/dependency_locking.html: what each configuration resolves to. Before Gradle 6.4 each had a file of its own. */
export const gradleLockfile: InventoryReader = {
  id: 'gradle-lockfile',
  accepts: (path) =>
    /^(?:buildscript-|settings-)?gradle\.lockfile$/.test(fileName(path)) ||
    /(?:^|\/)gradle\/dependency-locks\/[^/]+\.lockfile$/.test(path),
  read({ path, text }) {
    if (text.trim() === '') throw new UnreadableFile('It is empty')
    const own = fileName(path).replace(/\.lockfile$/, '')
    const nodes: LockedNode[] = []
    const unread: { line: number; message: string; hint: string }[] = []
    for (const [index, written] of text.split('\n').entries()) {
      const line = written.trim()
      if (line === '' || line.startsWith('#') || /^empty=+/.test(line)) continue
      const [coordinates = '', configurations] = line.split('=', 2)
      const [group, artifact, version, ...more] = coordinates.split(':')
      if (!group || !artifact || !version || more.length > 0) {
        unread.push({
          line: index + 1,
          message: 'It has a line that is no group:artifact:version',
          hint: 'Let Gradle write it anew, with --write-locks',
        })
        continue
      }
      nodes.push({
        key: coordinates,
        ecosystem: 'maven',
        name: `${group}:${artifact}`,
        version,
        source: { kind: 'registry', url: null },
        line: index + 1,
        scope: scopeOf((configurations ?? own).split(','), own),
        dependsOn: [],
      })
    }
    return {
      format: 'gradle.lockfile',
      project: { name: null, version: null },
      roots: null,
      nodes,
      notes: ['A gradle.lockfile does not say which package needs which.'],
      unread,
    }
  },
}

/** By what a configuration is called: those of the main source set, of Android's variants, of tests, and what builds with. */
function scopeOf(configurations: readonly string[], file: string): Scope {
  if (file.startsWith('buildscript-') || file.startsWith('settings-')) return 'dev'
  const shipped = configurations.filter((one) =>
    /(?:runtime|compile)Classpath$|^(?:api|implementation|compile|runtime)$/i.test(one),
  )
  if (shipped.some((one) => !isForTests(one))) return 'runtime'
  return configurations.every((one) => isForTests(one) || FOR_BUILDING.test(one)) ? 'dev' : 'unknown'
}

function isForTests(configuration: string): boolean {
  return /(?:^|[a-z])(?:Test|test)(?:[A-Z]|$|s\b)|^test/.test(configuration)
}

const FOR_BUILDING =
  /annotationProcessor|^(?:k?apt|ksp|kotlinCompiler|classpath|checkstyle|pmd|spotbugs|detekt|ktlint|jacoco|codenarc|errorprone)/i
