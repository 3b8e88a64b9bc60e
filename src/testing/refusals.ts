/**
 * What the core says of each way to break a design, and what our rule says of it, each as far as it tells them apart.
 * The core speaks to whoever writes a flow with its scripting SDK; we speak to whoever looks at the step.
 */
export const REFUSALS: Readonly<Record<string, { readonly core: string; readonly ours: string }>> =
  {
    'reads a secure variable in a decision': {
      core: "Secure variables cannot be used here. You can use the 'Extract Secure Data' action",
      ours: '“Broken” reads Flow.Secure_CC in a condition',
    },
    'reads a secure variable in Update Data': {
      core: "Secure variables cannot be used here. You can use the 'Extract Secure Data' action",
      ours: '“Broken” reads Flow.Secure_CC in Update Data',
    },
    'reads a secure variable for another one': {
      core: "Secure variables cannot be used here. You can use the 'Extract Secure Data' action",
      ours: '“Broken” reads Task.Secret in Update Data',
    },
    'reads a secure variable in participant data': {
      core: "Secure variables cannot be used here. You can use the 'Extract Secure Data' action",
      ours: '“Broken” reads Flow.Secure_CC in participant data',
    },
    'reads a secure variable as the number of passes': {
      core: "Secure variables cannot be used here. You can use the 'Extract Secure Data' action",
      ours: '“Broken” reads Flow.Secure_CC, and secure variables can be read in Extract Secure Data',
    },
    'reads a secure variable in a switch': {
      core: "Secure variables cannot be used here. You can use the 'Extract Secure Data' action",
      ours: '“Broken” reads Flow.Secure_CC in a condition',
    },
    'reads a secure variable as the number to call': {
      core: "Secure variables cannot be used here. You can use the 'Extract Secure Data' action",
      ours: '“Broken” reads Flow.Secure_CC in a transfer',
    },
    'extracts into a secure variable': {
      core: "The variable 'Flow.Secure_CC' is secure and cannot be used here.",
      ours: '“Broken” extracts into Flow.Secure_CC, which is secure itself',
    },
    'extracts without an acknowledgement': {
      core: 'Secure data risk acknowledgement has not been checked.',
      ours: 'Nobody has acknowledged in “Broken” that what it extracts may be logged',
    },
    'decides on audio': {
      core: 'Cannot convert expression from type Audio to required type of Boolean.',
      ours: '“Broken” has “ToAudioTTS("yes")” in “Condition”, which gives Audio, but Boolean is',
    },
    'plays a list': {
      core: 'Cannot convert expression from type String Collection to required type of Audio.',
      ours: '“Broken” has “MakeList("a", "b")” in “Audio”, which gives String Collection, but',
    },
    'compares a text with a number': {
      core: "'==' at position 5 : Must be passed arguments of the same type. The argument at",
      ours: '“Broken” cannot use “"a" == 1” in “Condition”, and Architect refuses to publish the flow. == needs',
    },
    'calls a function that there is not': {
      core: "'Shorten' at position 1 is not a valid function or variable reference.",
      ours: '“Broken” cannot use “Shorten(Flow.Note)” in “Condition”, unless Architect has functions that are newer than those known here. The function Shorten',
    },
    'reads a variable that there is not': {
      core: "The variable reference 'Task.Nowhere' at position 7 is not valid.",
      ours: '“Broken” reads Task.Nowhere, but the design has no variable of that name',
    },
    'has an expression that ends too early': {
      core: "'+' at position 12 : There is no implementation that accepts a parameter of type",
      ours: '“Broken” cannot use “Flow.Total +” in “Condition”, and Architect refuses to publish the flow. Found the end',
    },
    'has no condition': {
      core: 'There is no expression defined',
      ours: '“Broken” lacks a condition',
    },
    'plays nothing': {
      core: 'No value set for Audio (Main Sequence)',
      ours: '“Broken” lacks what it plays',
    },
    'collects into nothing': {
      core: 'No value set for Input Data Name',
      ours: '“Broken” lacks the variable that it fills',
    },
    'collects at most as many digits as at least': {
      core: 'the min digit count value 4 must be less than the max digit count value 4 when',
      ours: '“Broken” takes at least 4 and at most 4 digits',
    },
    'sets a variable of another type': {
      core: "No value set for Variable Name 1: the variable named 'Flow.Note' with type of",
      ours: '“Broken” puts a value of type Integer into Flow.Note, which is of type String',
    },
    'sets a variable to nothing': {
      core: 'you cannot assign no value because this value [IsOutput:false,',
      ours: '“Broken” lacks a value for Flow.Note',
    },
    'transfers to no queue': {
      core: 'you cannot assign no value because this value [IsOutput:false,',
      ours: '“Broken” lacks the target of the transfer',
    },
    'writes an attribute without a name': {
      core: 'you cannot assign no value because this value [IsOutput:false,',
      ours: '“Broken” lacks the name of an attribute',
    },
    'repeats without a count': {
      core: 'you cannot assign no value because this value [IsOutput:false,',
      ours: '“Broken” lacks how often it repeats',
    },
    'repeats no time at all': {
      core: 'The value 0 must be greater than or equal to 1. ( Loop Count ): The value 0 must be',
      ours: '“Broken” repeats its nodes 0 times',
    },
    'counts its passes nowhere': {
      core: 'No value set for Current Index Data Name',
      ours: '“Broken” lacks the variable that counts the passes',
    },
    'calls an action that is not secure as a secure one': {
      core: "the data action 'Pay' is not secure",
      ours: '“Broken” calls “Pay” with secure data, but the action is not marked secure',
    },
    'gives an action what its contract does not have': {
      core: "the data action has no 'PIN' here",
      ours: '“Broken” gives a value for the input “PIN”, which the contract of “Pay” does not have',
    },
    'takes from an action what its contract does not have': {
      core: "the data action has no 'Balance' here",
      ours: '“Broken” takes “Balance” from “Pay”, which its contract does not return',
    },
    'declares a variable twice': {
      core: "the variable 'Flow.NOTE' is declared twice",
      ours: 'Flow.NOTE is declared twice (also as Flow.Note)',
    },
    'jumps to a task that there is not': {
      core: 'there is no task with the reference "/secureCall/tasks/task[Missing_99]" in this',
      ours: '“Broken” goes to a task that the flow does not have',
    },
    'transfers to another secure flow': {
      core: "invalid action definition because 'TransferFlowSecureAction' cannot be used in",
      ours: '“Broken” is an action (transferToFlowSecure) that a secure call flow cannot use',
    },
    'plays a recording without a name': {
      core: "'ToAudio' at position 1 : There is no implementation that takes zero parameters.",
      ours: '“Broken” lacks a prompt',
    },
    'plays a recording of no prompt': {
      core: "The variable reference 'PromptUser.Welcome' at position 9 is not valid.",
      ours: '“Broken” plays the prompt “PromptUser.Welcome”, which is no name of one',
    },
    'sets a language to nothing': {
      core: 'you cannot assign no value because this value [IsOutput:false,',
      ours: '“Broken” lacks a language',
    },
    'transfers to a user who is a text': {
      core: 'Cannot convert expression from type String to required type of User.',
      ours: '“Broken” has “"Ada"” in “User”, which gives String, but User is needed there and',
    },
    'reads an attribute into a number': {
      core: "No value set for Variable to Assign 1: the variable named 'Flow.Total' with type of",
      ours: '“Broken” puts a value of type String into Flow.Total, which is of type Integer',
    },
    'collects into a number': {
      core: "No value set for Input Data Name: the variable named 'Flow.Total' with type of",
      ours: '“Broken” puts a value of type String into Flow.Total, which is of type Integer',
    },
    'counts its passes in a text': {
      core: "No value set for Current Index Data Name: the variable named 'Flow.Note' with type",
      ours: '“Broken” puts a value of type Integer into Flow.Note, which is of type String',
    },
    'writes a text where a number is set': {
      core: 'Invalid input for Value To Assign 1: expected a number literal, found "x"',
      ours: '“Broken” has “x” in “Set” 1, but Integer is needed there',
    },
    'compares a number with a text in a switch': {
      core: 'expected a number literal, found "x"',
      ours: '“Broken” has “x” in “Cases” 1, but Integer is needed there',
    },
    'repeats too often': {
      core: 'The value 100 must be less than or equal to 99. ( Loop Count ): The value 100 must',
      ours: '“Broken” repeats its nodes 100 times',
    },
    'gives an action an empty expression': {
      core: 'No value set for Amount: There is no expression defined',
      ours: '“Broken” lacks a value for the input Amount',
    },
    'takes a text from an action into a number': {
      core: "the variable named 'Flow.Total' with type of 'Integer' cannot be assigned to a",
      ours: '“Broken” puts Status of “Pay”, a String, into Flow.Total, which is of type Integer',
    },
    'begins a number with a text': {
      core: 'expected a number literal, found "x"',
      ours: 'Flow.Total is of type Integer, but begins with “x”',
    },
    'calls a variable by no name': {
      core: "'Flow.two words' is not a valid variable name",
      ours: '“Flow.two words” is no name of a variable',
    },
    'has two tasks of one name': {
      core: 'Another task has the same name',
      ours: 'There are 2 tasks of the name “Main”',
    },
    'greets with what there is not': {
      core: "The variable reference 'Flow.Nowhere' at position 12 is not valid.",
      ours: '“ToAudioTTS(Flow.Nowhere)” cannot be used in the greeting, and Architect refuses to publish the flow. There is no variable',
    },
    'puts errors into no queue': {
      core: 'Invalid input for Queue: no matches',
      ours: 'After an error the call goes to a queue, but the flow does not say which',
    },
    'leads nowhere': {
      core: 'The task does not contain a terminating action',
      ours: 'After “Broken” the call falls off the end of the task, and Architect refuses to publish',
    },
  }
