/** Waits of any length, and a machine's own timeout. */
import { DAY, machine, SECOND, YEAR } from '../rig.ts';
import { type Case, end, expectString, succeeded } from './case.ts';

export const waits: Case[] = [
  {
    title: 'a Wait of seconds, one to an instant and one that is computed end exactly then',
    definition: machine({
      Three: { Type: 'Wait', Seconds: 3, Next: 'Until' },
      Until: { Type: 'Wait', Timestamp: '2026-03-02T10:00:00Z', Next: 'Computed' },
      Computed: { Type: 'Wait', Timestamp: '{% $fromMillis($millis() + 86400000) %}', Next: 'Past' },
      Past: { Type: 'Wait', Timestamp: '2020-01-01T00:00:00Z', Output: '{% $now() %}', ...end },
    }),
    outcome: succeeded('2026-03-03T10:00:00.000Z'),
    after: 3600 * SECOND + DAY,
  },
  {
    title: 'a Wait of 300 days ends after 300 days',
    definition: machine({ Long: { Type: 'Wait', Seconds: '{% $states.input.days * 86400 %}', ...end } }),
    input: { days: 300 },
    outcome: succeeded({ days: 300 }),
    after: 300 * DAY,
  },
  {
    title: 'an execution ends after a year, whatever it waits for',
    definition: machine({ Long: { Type: 'Wait', Seconds: 63_072_000, ...end } }, { TimeoutSeconds: 99_999_999 }),
    outcome: { status: 'TIMED_OUT' },
    after: YEAR,
  },
  {
    title: 'a Wait until an instant 69 years away fails at once',
    definition: machine({ Long: { Type: 'Wait', Timestamp: '2095-03-02T10:00:00Z', ...end } }),
    outcome: { status: 'FAILED', error: 'States.Runtime', cause: expectString },
    after: 0,
  },
  {
    title: 'a Wait until no instant fails',
    definition: machine({ Until: { Type: 'Wait', Timestamp: '{% $states.input.day %}', ...end } }),
    input: { day: '2026-03-04' },
    outcome: { status: 'FAILED', error: 'States.QueryEvaluationError', cause: expectString },
  },
  {
    title: "a machine's own TimeoutSeconds ends the execution as TIMED_OUT, without error and cause",
    definition: machine({ Long: { Type: 'Wait', Seconds: 100, ...end } }, { TimeoutSeconds: 60 }),
    outcome: { status: 'TIMED_OUT' },
    history: ['ExecutionStarted', 'WaitStateEntered', 'ExecutionTimedOut'],
    after: 60 * SECOND,
  },
];
