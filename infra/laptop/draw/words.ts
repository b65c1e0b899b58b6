/** Words of a drawing: broken into lines that fit their box in any common sans-serif font, and read out where the drawing is not seen. */
import { type Arrow, arrows, innerScopes, type Scope, type State } from './graph.ts';

/** Lines of at most that many characters, broken between words, and inside a word only where it alone is longer. */
export function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, most))) {
    const last = lines.at(-1);
    if (last !== undefined && [...`${last} ${word}`].length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > 0 ? lines : [''];
}

/** By code points: half of a character is none. */
function pieces(word: string, most: number): string[] {
  const points = [...word];
  return Array.from({ length: Math.ceil(points.length / most) }, (_, index) =>
    points.slice(index * most, (index + 1) * most).join(''),
  );
}

/** What a state does, for those who do not know the types of Amazon States Language. */
export const KINDS: Record<string, string> = {
  Task: 'work',
  Choice: 'choice',
  Wait: 'wait',
  Pass: 'note',
  Succeed: 'end',
  Fail: 'failure',
  Parallel: 'side by side',
  Map: 'for each',
};

const way = ({ to, kind, label }: Arrow): string => {
  const condition = kind === 'catch' ? ` on ${label || 'any other error'}` : label && ` if ${label}`;
  return `${to}${condition}`;
};

function stateSentence(name: string, state: State, own: Arrow[]): string {
  const kind = KINDS[state.Type] ?? state.Type;
  const inside = innerScopes(state).map(scopeText).join(' ');
  const onward = own.length > 0 ? `leads to ${own.map(way).join('; ')}` : 'is an end';
  return `${name} (${kind}) ${onward}.${inside && ` Inside: ${inside}`}`;
}

/** The scope in sentences, one for each state. */
export function scopeText(scope: Scope): string {
  const all = arrows(scope);
  const sentences = Object.entries(scope.States).map(([name, state]) =>
    stateSentence(
      name,
      state,
      all.filter(({ from }) => from === name),
    ),
  );
  return `Starts at ${scope.StartAt}. ${sentences.join(' ')}`;
}
