/** Verifies the data inside a sealed closing report: the report is whole by its own hash. */
import { hashOf } from '../../shared/canonical.ts';
import type { ClosingPaper } from '../closing/closing-paper.ts';
import { blank, faulty } from './verdict.ts';
import type { CopyVerdict } from './verify-copy.ts';

const what = 'A closing report as PDF';

const isPaper = (value: unknown): value is ClosingPaper =>
  typeof value === 'object' &&
  value !== null &&
  ['report', 'reportHash', 'seal', 'service'].every((key) => key in value);

export function verifyClosingPaper(value: unknown): CopyVerdict {
  if (!isPaper(value)) return { ...faulty('It has not the shape of a closing report.'), what };
  const { report, reportHash } = value;
  if (hashOf(report) !== reportHash) return { ...faulty('The report inside it has not the hash that it names.'), what };
  return {
    ...{ ...blank(), what, report: value },
    holds: [`It carries the closing report of ${report.number} with the hash ${reportHash}.`],
  };
}
