import { param } from '../operation.ts'
import type { Answer, Call } from '../operation.ts'
import { listPage, nameMatches, sorted } from '../paging.ts'
import { jsonReply } from '../reply.ts'
import type { DataTable } from '../state.ts'
import { missingTable } from './architect-problems.ts'

/** Data tables, all of them in the home division. Rows are not served: a secure call flow cannot read them. */
export function listTables(call: Call): Answer {
  const divisions = call.query.get('divisionId')?.split(',')
  const wanted = call.state.tables.filter(
    ({ name }) =>
      nameMatches(call.query.get('name'), name) &&
      (divisions === undefined || divisions.includes(homeOf(call)?.id ?? '')),
  )
  const described = wanted.map((table) => describeTable(call, table))
  const page = listPage(call, sorted(call, described, 'name'))
  return 'problem' in page ? page : { reply: jsonReply(page.listing) }
}

export function getTable(call: Call): Answer {
  const table = call.state.tables.find(({ id }) => id === param(call, 'datatableId'))
  if (table === undefined) return { problem: missingTable }
  return { reply: jsonReply(describeTable(call, table)) }
}

function describeTable(call: Call, { id, name, description, schema }: DataTable) {
  const home = homeOf(call)
  return {
    id,
    name,
    ...(home === undefined ? {} : { division: { id: home.id, name: home.name } }),
    description,
    ...(call.query.get('expand') === 'schema' ? { schema } : {}),
    selfUri: `/api/v2/flows/datatables/${id}`,
  }
}

function homeOf(call: Call) {
  return call.state.divisions.find(({ home }) => home)
}
