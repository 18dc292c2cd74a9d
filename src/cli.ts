import { VERSION } from './version.ts'

export async function main(): Promise<void> {
  process.stdout.write(`${VERSION}\n`)
}
