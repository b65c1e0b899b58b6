import { describe, expect, it } from 'vitest';
import { alike, domainOf, sameMailbox } from './mailbox.ts';

describe('A mailbox', () => {
  it('is the same in any case and with spaces around it', () => {
    expect(sameMailbox(' Head@Health.Example ')).toBe('head@health.example');
    expect([alike(' Head@health.example', 'head@HEALTH.example'), alike('head@a.example', 'head@b.example')]).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    ['pat@air.example', 'air.example'],
    ['Pat@Mail.AIR.example ', 'mail.air.example'],
    ['"pat@air.example"@evil.example', 'evil.example'],
  ])('%j is in the domain %s', (mailbox, domain) => expect(domainOf(mailbox)).toBe(domain));
});
