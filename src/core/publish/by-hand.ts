import { type OrgAddress, orgDomain } from './regions.ts'

/** How the YAML of a flow is published without this app. */
interface ByHand {
  /** A command of Archy. */
  readonly archy: string
  /** A file for Terraform, which is then applied. */
  readonly terraform: string
}

/** What is run before and after the file for Terraform is written. */
export const TERRAFORM_COMMAND = 'terraform init && terraform apply'

/**
 * The commands for one file and one org. The OAuth client comes from the environment, so that its secret is in no
 * history of commands; the variables of the Terraform provider are its own (Genesys, Archy “Commands and Parameter
 * Values”; Terraform provider genesyscloud, `genesyscloud_flow`).
 */
export function byHand(file: string, address: OrgAddress): ByHand {
  return {
    archy: [
      `archy publish --file ${file}`,
      `--location ${orgDomain(address) ?? SANDBOX_DOMAIN}`,
      '--clientId "$GENESYS_CLIENT_ID"',
      '--clientSecret "$GENESYS_CLIENT_SECRET"',
    ].join(' '),
    terraform: `terraform {
  required_providers {
    genesyscloud = {
      source  = "mypurecloud/genesyscloud"
      version = ">= ${OLDEST_PROVIDER}"
    }
  }
}

# GENESYSCLOUD_OAUTHCLIENT_ID and GENESYSCLOUD_OAUTHCLIENT_SECRET are in the environment${regionNote(address)}.
provider "genesyscloud" {${regionLine(address)}}

resource "genesyscloud_flow" "secure_flow" {
  filepath = "${file}"
}
`,
  }
}

/**
 * From here on the provider looks by itself whether the file has changed, and refuses a `file_content_hash`; before it
 * took one, and before 1.68.0 demanded it (issue 1851 of MyPureCloud/terraform-provider-genesyscloud).
 */
const OLDEST_PROVIDER = '1.68.5'

/** Neither tool speaks to a sandbox: the place of a domain is left to be filled in. */
const SANDBOX_DOMAIN = 'DOMAIN'

function regionLine(address: OrgAddress): string {
  return address.type === 'region'
    ? `\n  aws_region = "${address.region.replaceAll('_', '-')}"\n`
    : ''
}

function regionNote({ type }: OrgAddress): string {
  return type === 'region' ? '' : ', and GENESYSCLOUD_REGION, such as eu-central-1'
}
