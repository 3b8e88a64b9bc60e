// Zod tries whether it may compile its checks by eval as soon as the first schema is made. The page's
// Content-Security-Policy forbids eval and would report the try, so it is told beforehand (zod: `jitless`).
globalThis.__zod_globalConfig = { jitless: true }
