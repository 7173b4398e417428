export const counter = {
  about:
    'Runs the calls of the samples and counts what your code computes with the numbers of the arrays.',
  run: 'Count',
  again: 'Count again',
  call: 'Call',
  nth: '{{title}}, call {{number}}',
  operation: 'Operation',
  yours: 'Yours',
  reference: 'Reference',
  formula: 'Formula',
  ratio: 'Ratio',
  kinds: {
    multiplications: 'Multiplications',
    additions: 'Additions and subtractions',
    divisions: 'Divisions',
    comparisons: 'Comparisons',
    functions: 'exp, log, √ and the like',
  },
  found: {
    equal: '{{kind}}: {{yours}}, exactly what the formula says.',
    multiplyAdds:
      'Exactly the {{yours}} multiplications that the formula says, and as many additions: {{yours}} multiply-adds (MACs).',
    none: '{{kind}}: none, just as the formula says.',
    bound: '{{kind}}: {{yours}}, exactly the bound that the formula sets.',
    within: '{{kind}}: {{yours}}, within the bound of {{expected}} that the formula sets.',
    unneeded: '{{kind}}: {{yours}}, where the formula needs none.',
    times: '{{kind}}: {{yours}}, {{ratio}}× the {{expected}} of the formula.',
    more: '{{kind}}: {{yours}}, {{ratio}}× the formula, {{by}} more than its {{expected}}.',
    fewer: '{{kind}}: {{yours}}, {{ratio}}× the formula, {{by}} fewer than its {{expected}}.',
  },
  otherWay: 'On every call that is the count of another way: ',
  wrong: 'The result of this call is not right yet; what is counted is the code as it stands.',
  spoilt: 'The counter could not be read: the code changed it.',
  hiddenReference:
    'The counts of the reference appear here once you have solved the exercise or opened its solution.',
  convention:
    'Counted is arithmetic on the entries of the arrays, wherever your code takes them. Positions and sizes are not: what stands in [ ], the heads of for loops, and what is computed from lengths, counters and options alone. x ** 2 is one multiplication, % a division, Math.max(a, b) a comparison, and adding to a 0 is an addition. Which is which is read from the code: an operation in a helper counts if any of its calls hands it data.',
  see: 'Where such counts are asked for',
} as const
