/** What somebody typed of a change of the plan. A period is read as every door reads it. */
import { dayTyped } from '../../../shared/day-typed.ts';
import { kpiKeys, type Life } from '../../domain/life.rules.ts';
import { periodAsked } from '../../domain/taking.rules.ts';
import type { Proposed } from '../domain/plan.events.ts';

type Form = Readonly<Record<string, string>>;

export const KINDS = ['target', 'baseline', 'exception'] as const satisfies readonly Proposed['kind'][];
export type Kind = (typeof KINDS)[number];

export const kindIn = (text: string | undefined): Kind | undefined => KINDS.find((kind) => kind === text);

const text = (form: Form, name: string): string => form[name]?.trim() ?? '';

/** `2027-01` where it is a period of that KPI; else as it was typed, which the rules refuse. */
const periodIn = (life: Life, kpi: string, typed: string): string => {
  const asked = kpiKeys(life).includes(kpi) ? periodAsked(life, kpi, typed) : undefined;
  return asked && 'measured' in asked ? asked.measured.period : typed;
};

export function changeIn(life: Life, form: Form): Proposed | undefined {
  const [kpi, value, from] = [text(form, 'kpi'), text(form, 'value'), dayTyped(form.from)];
  switch (kindIn(form._kind)) {
    case 'target':
      return { kind: 'target', kpi, value, from };
    case 'baseline':
      return { kind: 'baseline', kpi, value, day: dayTyped(form.day), from };
    case 'exception':
      return { kind: 'exception', kpi, period: periodIn(life, kpi, text(form, 'period')), party: text(form, 'party') };
    default:
      return undefined;
  }
}
