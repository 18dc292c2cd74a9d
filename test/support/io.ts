import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Io, outputs } from '../../src/cli/io.ts'

/** What was trusted: kept over the runs of one test file. */
export const TRUST_FILE = join(mkdtempSync(join(tmpdir(), 'oss-check-trust-')), 'trusted.json')

export interface TestIo extends Io {
  /** What was written so far. */
  written: { stdout: string; stderr: string }
}

/** A world without a terminal on 2026-06-30. `answers`: somebody sits there and types these, line by line. */
export function testIo(cwd: string, options: { env?: Io['env']; answers?: readonly string[] } = {}): TestIo {
  const written = { stdout: '', stderr: '' }
  const answers = options.answers?.values()
  const ask = async (question: string) => {
    written.stderr += question
    const next = answers?.next()
    if (!next || next.done) throw new Error(`nobody answers ${question}`)
    return next.value
  }
  return {
    written,
    ...outputs(
      (text) => {
        written.stdout += text
      },
      (text) => {
        written.stderr += text
      },
      options.env ?? {},
    ),
    env: { OSS_CHECK_TRUST_FILE: TRUST_FILE, ...options.env },
    cwd,
    platform: 'linux',
    now: () => new Date('2026-06-30T12:00:00Z'),
    stdin: answers ? { isTTY: true, ask } : { isTTY: false },
    terminal: { isTTY: false, columns: 80, colors: false },
    drawsProgress: false,
    signal: new AbortController().signal,
  }
}
