/** Whether the service answers from the outside as it should, without acting on anything. */
import { type Finding, good, wrong } from './finding.ts';

/** One answer of the service; `problem` when there was none. */
export interface Answer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  problem?: string;
}

export interface Answers {
  url: string;
  front: Answer;
  /** GET of a signing link that was never made. */
  unknownLink: Answer;
  signIn: Answer;
  keys: Answer;
}

const found = ({ status, problem }: Answer): string => problem ?? `It answered ${status}.`;

function front(url: string, answer: Answer): Finding[] {
  const redeploy = 'Deploy again, and see that serviceUrl leads to this API.';
  if (answer.status !== 200) return [wrong(`The service at ${url}`, found(answer), redeploy)];
  const headers = answer.headers ?? {};
  const policy = headers['content-security-policy'] ?? '';
  return [
    good(`The service at ${url}`, 'It answers.'),
    url.startsWith('https://')
      ? good('Encryption on the way', 'The address is https.')
      : wrong('Encryption on the way', 'The address is plain http.', 'Use https; only a laptop does without.'),
    policy.includes("default-src 'none'")
      ? good('What pages may load', policy.slice(0, 60))
      : wrong(
          'What pages may load',
          'There is no content security policy.',
          'Something between changes headers: remove it.',
        ),
  ];
}

function keys(answer: Answer): Finding {
  const what = 'The sealing keys (/.well-known/jwks.json)';
  try {
    const listed = JSON.parse(answer.body ?? '') as { keys?: unknown[] };
    if (answer.status === 200 && (listed.keys?.length ?? 0) > 0) return good(what, `${listed.keys?.length} published.`);
  } catch {
    // Not JSON: said below.
  }
  return wrong(what, found(answer), 'Deploy again; without it nobody can tell whose seal a copy bears.');
}

export const serviceFindings = ({ url, front: first, unknownLink, signIn, keys: published }: Answers): Finding[] => [
  ...front(url, first),
  unknownLink.status === 404
    ? good('A link that was never made', 'It is not found, as it should be.')
    : wrong('A link that was never made', found(unknownLink), 'Look at the errors of signing-http.'),
  signIn.status === 200
    ? good('Signing in', 'The page is there.')
    : wrong('Signing in', found(signIn), 'Look at the errors of identity-http.'),
  keys(published),
];
