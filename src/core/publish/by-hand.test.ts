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

it('Terraform is told the file, and the region as it calls it', () => {
  const { terraform } = byHand('pay.yaml', frankfurt)
  expect(terraform).toContain('aws_region = "eu-central-1"')
  expect(terraform).toContain('filepath = "pay.yaml"')
})

// MyPureCloud/terraform-provider-genesyscloud 1.68.5 to 1.84.1, resource_genesyscloud_architect_flow_schema.go: Computed.
it('Terraform is told no hash, which its provider refuses, and to take a provider that needs none', () => {
  const { terraform } = byHand('pay.yaml', frankfurt)
  expect(terraform).not.toContain('file_content_hash')
  expect(terraform).toContain('version = ">= 1.68.5"')
})

it('where nobody knows the region Terraform takes it from the environment', () => {
  const { terraform } = byHand('pay.yaml', { type: 'custom', domain: 'voice.example.com' })
  expect(terraform).toContain('GENESYSCLOUD_REGION')
  expect(terraform).not.toContain('aws_region')
})
