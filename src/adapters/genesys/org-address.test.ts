import { describe, expect, it } from 'vitest'
import { describeOrgAddressError, readOrgAddress, mayHoldFile } from './org-address.ts'
import { loginBase, REGIONS } from '#core/publish/regions.ts'

const read = (text: string) => {
  const address = readOrgAddress(text)
  return address.ok ? address.value : address.error.code
}

describe('where an org is', () => {
  it('is a region by its id, its domain or one of its hosts', () => {
    for (const { id, domain } of REGIONS) {
      const region = { type: 'region', region: id }
      expect(read(id)).toEqual(region)
      expect(read(domain)).toEqual(region)
      expect(read(`https://api.${domain}`)).toEqual(region)
      expect(read(`login.${domain}/`)).toEqual(region)
    }
    expect(read('EU-Central-1')).toEqual({ type: 'region', region: 'eu_central_1' })
  })

  it('is a domain of its own, with the same hosts before it', () => {
    const address = readOrgAddress('https://login.voice.example.com')
    expect(address.ok && loginBase(address.value)).toBe('https://login.voice.example.com')
  })

  it('is a sandbox on this computer, one of several too', () => {
    expect(read('http://127.0.0.1:4173')).toEqual({
      type: 'sandbox',
      origin: 'http://127.0.0.1:4173',
    })
    expect(read('http://localhost:4173/org/two/')).toEqual({
      type: 'sandbox',
      origin: 'http://localhost:4173/org/two',
    })
  })

  it.each([
    ['http://mypurecloud.de', 'http-elsewhere'],
    ['http://127.0.0.1.example.com', 'http-elsewhere'],
    ['', 'no-address'],
    ['nowhere', 'no-address'],
    ['10.0.0.1', 'no-address'],
    ['https://name:word@mypurecloud.de', 'no-address'],
    ['https://mypurecloud.de:8443', 'no-address'],
    ['https://mypurecloud.de/api', 'no-address'],
    ['file:///etc/passwd', 'no-address'],
    ['ftp://127.0.0.1', 'no-address'],
  ])('is not %s', (text, code) => {
    expect(read(text)).toBe(code)
    const address = readOrgAddress(text)
    expect(address.ok || describeOrgAddressError(address.error)).toContain(text)
  })
})

it.each([
  ['https://fileupload.mypurecloud.de/x', true, true],
  ['http://fileupload.mypurecloud.de/x', false, true],
  ['http://169.254.169.254/latest/meta-data', false, true],
  ['file:///etc/passwd', false, false],
  ['not an address', false, false],
])('a file may be at %s: of an org %s, of a sandbox %s', (url, ofOrg, ofSandbox) => {
  expect(mayHoldFile(url, { type: 'region', region: 'eu_central_1' })).toBe(ofOrg)
  expect(mayHoldFile(url, { type: 'sandbox', origin: 'http://127.0.0.1:4173' })).toBe(ofSandbox)
})
