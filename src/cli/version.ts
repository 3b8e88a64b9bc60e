import packageJson from '../../package.json' with { type: 'json' }

/** The version of the package, as SARIF reports it. */
export const VERSION: string = packageJson.version
