import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** Ends the output with `N passed, N failed` alone on a line, which other programs can read. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]) {
    let passed = 0
    // What no single test can be blamed for fails the run all the same: a file that does not load, a stray error.
    let failed = errors.length
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      passed += tests.filter((test) => test.result().state === 'passed').length
      const failures = tests.filter((test) => test.result().state === 'failed').length
      failed += failures > 0 ? failures : module.state() === 'failed' ? 1 : 0
    }
    // After vitest's own summary, which it writes when this event has passed.
    process.once('exit', (code) => {
      // Nothing ran because what all tests share did not start: that is a failure too.
      if (code !== 0 && failed === 0) failed = 1
      process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
    })
  }
}
