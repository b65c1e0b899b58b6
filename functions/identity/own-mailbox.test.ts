import { expect, it } from 'vitest';
import { mustBeOf } from './own-mailbox.ts';

const agency = { id: 'agy_1', domains: ['health.example', 'clinics.health.example'] };

it.each(['head@health.example', 'Head@Clinics.Health.Example'])('%s is the agency’s own', (mailbox) =>
  expect(() => mustBeOf(agency, mailbox)).not.toThrow(),
);

it.each(['head@hea1th.example', 'head@evil.health.example', 'head@health.example.evil.example', 'head', ''])(
  '%j is not',
  (mailbox) => expect(() => mustBeOf(agency, mailbox)).toThrow('outside the domains of agy_1'),
);

it('nor is any mailbox of an agency that is not there', () =>
  expect(() => mustBeOf(undefined, 'head@health.example')).toThrow('outside the domains'));
