/** Which mail about a closing is still needed when it goes out. */
import type { Closing } from './closing.state.ts';

/** Undefined where events have overtaken it: nobody answers what was taken back, and nobody is reminded of what was reported. */
export function toClosing(template: string, { proposals, reported }: Closing, duty: number): string | undefined {
  if (template === 'duty-proposed' || template === 'duty-agreed') return proposals[duty] ? template : undefined;
  if (template === 'reminder') return reported ? undefined : template;
  return template;
}
