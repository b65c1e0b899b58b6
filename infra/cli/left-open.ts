/** What an MOU leaves open, told apart from what stops its file: it stops nothing, and its signers will be shown it. */
import type { Shown } from '../../functions/agreements/findings/domain/shown.ts';

export interface LeftOpen {
  findings: readonly Shown[];
  moreFindings?: number;
}

export function linesOf({ findings, moreFindings: more = 0 }: LeftOpen): string[] {
  if (findings.length === 0) return ['Nothing was found that it leaves open.'];
  return [
    `Shown to whoever clears and signs it (${(findings.length + more).toLocaleString('en-US')}); none of it stops the file:`,
    ...findings.map(({ field, wrong, remedy }) => `  ${field}: ${wrong} ${remedy}`),
    ...(more > 0 ? [`  There are ${more.toLocaleString('en-US')} more.`] : []),
  ];
}

/** The service's answer to a text that went out, as data for programs, and beside it the sentences for people. */
export function showSent<T extends LeftOpen>(answer: T, show: (value: unknown) => void): void {
  const { findings, moreFindings, ...sent } = answer;
  show(sent);
  for (const line of linesOf({ findings, ...(moreFindings !== undefined && { moreFindings }) })) console.error(line);
}
