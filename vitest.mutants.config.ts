import { defineConfig } from 'vitest/config'

/** Tests of the built command and of what it starts see no mutant: they run what was built before. */
export default defineConfig({
  test: {
    include: [
      'test/{analysis,judging,policy,sources,rules,model}/**/*.test.ts',
      'test/cli/commands/{attest,init,license,policy}.test.ts',
      'test/rules.test.ts',
    ],
    exclude: ['test/**/processes.test.ts', 'test/architecture.test.ts'],
    testTimeout: 30_000,
  },
})
