/**
 * How the tests are run: `quick` asks fewer cases, `nightly` far more, `conformance` all that are held against Genesys'
 * own tools, and `docs` writes the generated pages (`vitest run --mode …`, see the scripts of package.json). Otherwise it
 * is `test`.
 */
export const runMode = process.env['TEST_MODE'] ?? 'test'
