import { expect, it } from 'vitest'
import { byHand } from './by-hand.ts'

const frankfurt = { type: 'region', region: 'eu_central_1' } as const

it('Archy is told the file and the domain of the org, and no secret', () => {
  expect(byHand('pay.yaml', frankfurt).archy).toBe(
    'archy publish --file pay.yaml --location mypurecloud.de --clientId "$GENESYS_CLIENT_ID" --clientSecret "$GENESYS_CLIENT_SECRET"',
  )
  const own = { type: 'custom', domain: 'voice.example.com' } as const
  expect(byHand('pay.yaml', own).archy).toContain('--location voice.example.com ')
})

it('Terraform is told the file with its hash, and the region as it calls it', () => {
  const { terraform } = byHand('pay.yaml', frankfurt)
  expect(terraform).toContain('aws_region = "eu-central-1"')
  expect(terraform).toContain('filepath          = "pay.yaml"')
  expect(terraform).toContain('file_content_hash = filesha256("pay.yaml")')
})

it('where nobody knows the region Terraform takes it from the environment', () => {
  const { terraform } = byHand('pay.yaml', { type: 'custom', domain: 'voice.example.com' })
  expect(terraform).toContain('GENESYSCLOUD_REGION')
  expect(terraform).not.toContain('aws_region')
})
