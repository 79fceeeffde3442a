/**
 * Evaluators that a rule may name. Each is a pure function and has boundary cases under test/cases/<name>.json: a test
 * fails for a name without cases and for a rule without implementation.
 */
export const evaluatorNames = [
  'online-rate',
  'emergency-of-which',
  'strict-scope',
  'exclusion-class',
  'posting-month',
  'online-rate-target',
  'report-deadline',
  'group-rate',
  'form-checks',
  'rate-growth',
  'offline-exposure',
  'code-coverage',
] as const
