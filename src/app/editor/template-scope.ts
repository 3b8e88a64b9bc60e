/** What the editor of a Velocity template knows of its data action. */
export interface TemplateScope {
  readonly language: 'velocity'
  /** Which template it is: in the request, names that are no inputs are wrong, in the response unmapped ones. */
  readonly side: 'request' | 'response'
  readonly names: readonly TemplateName[]
  /** Properties of the JSON that is written whose values are secret: the success template names outputs so. */
  readonly secureKeys: readonly string[]
}

/** Something that has a value when the template is rendered. */
export interface TemplateName {
  /** Without the dollar: `input.cardNumber`. */
  readonly path: string
  readonly isSecure: boolean
  readonly facts: string
  readonly text: string
}
