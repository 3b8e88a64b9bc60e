/** How flows are written on the pages of the rules, in Markdown: the list of rules and the app show it. */
export const NOTATION_INTRO =
  'The examples name the nodes of a flow and connect them with arrows. A node is introduced as `name: kind`, may be used again by its name, and is left by its first output unless another one stands after a dot: `pay.failure -> sorry`. `otherwise` stands for every output that leads nowhere yet.'

export const NOTATION_WORDS: readonly { readonly words: string; readonly meaning: string }[] = [
  {
    words: '`start`',
    meaning: 'Enter secure flow; `enter(x = …)` is one that unpacks what the flow was called with',
  },
  { words: '`collect(CC)`', meaning: 'Collect Input into `Task.CC`' },
  {
    words: '`fetch`',
    meaning:
      'Call Secure Data of an action that fetches a token into `Task.Token`; it lives 180 s and is good for one payment',
  },
  {
    words: '`pay`',
    meaning:
      'Call Secure Data of an action that pays with `Task.Token`, `Task.CC` and `Task.CVV` and returns `Task.Transaction_ID`',
  },
  {
    words: '`tokenize`',
    meaning: 'Call Secure Data of an action that turns `Task.CC` into a token, `Task.Token`',
  },
  { words: '`play("…")`', meaning: 'Play Audio' },
  { words: '`decide(…)`', meaning: 'Decision; its outputs are `yes` and `no`' },
  {
    words: '`loop(2, pass=Pass)`',
    meaning: 'Loop that counts its passes in `Task.Pass`; its outputs are `loop` and `next`',
  },
  {
    words: '`switch(…; …)`',
    meaning: 'Switch; its outputs are `case-1`, `case-2` … and `default`',
  },
  {
    words: '`calltask(Retry)`, `endtask(Paid)`',
    meaning: 'Call Task, and the End Task that goes back to it by an output path',
  },
  { words: '`set(x = …)`', meaning: 'Update Data' },
  {
    words: '`extract(x = …)`',
    meaning: 'Extract Secure Data; `unacknowledged(x = …)` is one that nobody has acknowledged',
  },
  { words: '`data(x = …)`', meaning: 'Set Participant Data' },
  { words: '`keep(x = …)`', meaning: 'Set Secured Data' },
  {
    words: '`read(x = Name)`',
    meaning: 'Get Participant Data: the attribute `Name` into `Task.x`',
  },
  {
    words: '`return`, `transfer(…)`, `hangup`',
    meaning: 'Return to Agent, Transfer to ACD, Disconnect',
  },
  { words: '`flow(…)`', meaning: 'Transfer to Flow' },
  { words: '`outcome(Paid)`', meaning: 'Set Flow Outcome' },
  {
    words: '`other(…)`',
    meaning: 'An action that Secure Flow Studio does not model, by its key in Archy YAML',
  },
  {
    words: '`call(Charge, Id=…)`',
    meaning:
      'Call Secure Data of the action `Charge`, whose input `Id` gets what stands behind the =',
  },
  {
    words: '`recall(Token = Kept)`',
    meaning: 'Get Secured Data: the attribute `Kept` into `Task.Token`',
  },
  {
    words: '`standard(Charge, Id=…)`',
    meaning: 'Call Data Action, for actions that are not secure',
  },
]

export const NOTATION_MORE: readonly string[] = [
  'Variables that a node fills are declared by themselves and are secure when their name says that they hold a secret. `variable CVV cvv open` declares one that holds a CVV and is not secure, `variable Note output` one that is an output of the flow (`input` of an input); `entered by transfer` is a flow that another flow starts. `task Retry` begins another task, `task Retry ends Paid, Unpaid` one with output paths of its own; `on-error Retry` has the error handling jump there.',
  'An `action` line adds a data action or changes one: `in Name,Card:pan,Amount:number,Note?` are its inputs (text and required unless it says otherwise), `out Id,Count:integer!` its outputs (not required without the !), `lifetime`, `timeout`, `open` and a purpose what else it has; `gateway stripe` says for which gateway it is, `stub` is one that an imported flow tells the name of only, `clone Pay` a test clone of `Pay`. The lines below it say what it sends and what becomes of the reply: `url`, `method`, `header` and `body`; `map` is a line of the translation map, `default` what stands in when its path finds nothing, `success` the success template. Without them it sends JSON with `POST` to `https://gateway.example` and gives out the reply as it is.',
  '`org` lines say what is known of the org: `org flow Desk unpublished`, `org action Pay draft`, `org removed cut`: who acknowledged the node `cut` is no user any more. `published Pay` says that the action was published as it was before the lines that change it, `published Pay in Test org` that this was done from here.',
]
