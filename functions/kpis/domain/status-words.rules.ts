/** A status in words, and the arithmetic behind it, line by line, so that anyone can reckon it again. */
import { isPercent } from '../../agreements/mou/domain/kpis.rules.ts';
import { capital } from '../../shared/text.ts';
import { sayDay } from '../../shared/time-words.ts';
import type { Assessment } from './assess.rules.ts';
import { type Amount, sign, size } from './exact.rules.ts';
import { calendarLabel } from './period-label.rules.ts';
import type { Required } from './required.rules.ts';
import { cut, grouped, shown, shownApart } from './shown.rules.ts';
import { shortfall } from './status.rules.ts';

type NameOf = (party: string) => string;

/** Who is silent, and about which period where it is another one. */
const saySilent = ({ measured, silent }: Assessment, nameOf: NameOf): string =>
  silent
    .map(({ party, period }) =>
      period === measured.period ? nameOf(party) : `${nameOf(party)} (${calendarLabel(measured.kpi, period)})`,
    )
    .join(', ');

/** `105 so far, 3 of 4 agencies` */
function saySoFar({ contributions, recorded }: Assessment): string {
  const there = contributions.filter((one) => one.recorded).length;
  const agencies = `${there} of ${contributions.length} ${contributions.length === 1 ? 'agency' : 'agencies'}`;
  return recorded ? `${grouped(shown(recorded))} so far, ${agencies}` : `Nothing so far, ${agencies}`;
}

/** `Off track`; before the due moment what is there, after it who is silent. */
export function sayStatus(one: Assessment, nameOf: NameOf): string {
  const { status } = one;
  if (status === 'incomplete') return saySoFar(one);
  if (status === 'not reported') return `Not reported by ${saySilent(one, nameOf)}`;
  return capital(status);
}

/** Value and required value beside each other: rounded, and never so that it hides a miss. */
export function sayBeside({ recorded, required }: Assessment): { value?: string; required?: string } {
  if (recorded && required) {
    const [value, needed] = shownApart(recorded, required.value).map(grouped) as [string, string];
    return { value, required: needed };
  }
  return {
    ...(recorded && { value: grouped(shown(recorded)) }),
    ...(required && { required: grouped(shown(required.value)) }),
  };
}

/** A line of the calculation: what it is, how it is reckoned, and what comes out. */
export interface Line {
  what: 'value' | 'required' | 'shortfall' | 'slack';
  /** Empty where there is nothing to reckon. */
  sum: string;
  is: string;
}

const signed = (one: Amount): string => (sign(one) < 0 ? `(${cut(one)})` : cut(one));

const valueLine = ({ measured: { kpi }, total }: Assessment, recorded: Amount): Line => ({
  what: 'value',
  sum: kpi.measure === 'ratio' ? `${isPercent(kpi) ? '100 × ' : ''}${total.over} / ${total.under}` : '',
  is: cut(recorded),
});

function requiredLine({ value, way }: Required): Line {
  const line = { what: 'required' as const, is: cut(value) };
  switch (way.kind) {
    case 'line': {
      const [from, to] = [signed(way.from.value), signed(way.to.value)];
      return {
        ...line,
        sum: `${from} + (${to} - ${from}) × ${way.elapsed} / ${way.days} days since ${sayDay(way.from.day)}`,
      };
    }
    case 'target':
      return { ...line, sum: 'the target' };
    case 'after':
      return { ...line, sum: `the target, which holds after ${sayDay(way.day)}` };
    case 'step':
      return { ...line, sum: `the table of the MOU, from ${way.of}` };
    case 'before-steps':
      return { ...line, sum: 'the baseline, until the table of the MOU begins' };
  }
}

const slackLine = ({ slack, tolerance }: Required): Line => ({
  what: 'slack',
  sum: tolerance
    ? `${tolerance.share} × ${signed(tolerance.of)}, the way from baseline to target`
    : 'the band of the MOU',
  is: cut(slack),
});

/** The calculation of a status; empty where there is none. */
export function worked(one: Assessment): Line[] {
  const { recorded, required, measured } = one;
  if (!recorded || !required) return [];
  const { kind } = measured.kpi.target;
  const missed = shortfall(kind, recorded, required.value);
  const parts = [cut(required.value), cut(recorded)];
  const [left, right] = kind === 'at-least' ? parts : parts.reverse();
  return [
    valueLine(one, recorded),
    requiredLine(required),
    { what: 'shortfall', sum: `${left} - ${right}`, is: sign(missed) < 0 ? `-${cut(size(missed))}` : cut(missed) },
    slackLine(required),
  ];
}
