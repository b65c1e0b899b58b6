/** What the guide shows of the MOU in force: its first dispute as the service tells it now, and who stands where on the ladder. */
import type { Cloud } from '../../cloud/cloud.ts';
import type { GuideBoard } from '../../console/guide/guide.ts';
import { callApi, type Ours } from '../demonstration.ts';
import { levels, memberOn, members, roadLiaisons, roads } from '../road-closures.ts';

/** A dispute as the API tells it, as far as the guide looks. */
interface Told {
  status: string;
  level: { level: number; name: string };
  /** What falls due next; nothing does once it has ended. */
  due?: string;
  answeredAt?: string;
}

const NUMBER = 1;

const standingOf = ({ status, level: { level, name } }: Told): string => {
  const { length } = levels;
  if (status === 'open')
    return level > length ? `before the referee: ${name}` : `on level ${level} of ${length}: ${name}`;
  return status === 'impasse' ? 'at an impasse' : status;
};

export async function boardOf(cloud: Cloud, { token, agreement }: Ours): Promise<GuideBoard> {
  const dispute = `/agreements/${agreement}/disputes/${NUMBER}`;
  const told = await callApi<Told>(cloud, token, `/api${dispute}`);
  const page = `${cloud.url}${dispute}`;
  return {
    ...{ number: roads.number, title: roads.title, page },
    docket: `${cloud.url}/agreements/${agreement}/disputes`,
    queue: `${cloud.url}/disputes`,
    raised: memberOn(told.level.level, 'transport'),
    answers: memberOn(told.level.level, 'police'),
    answered: told.answeredAt !== undefined,
    standing: standingOf(told),
    level: told.status === 'open' ? told.level.level : undefined,
    due: told.due,
    members: members.map((one) => ({ ...one, page })),
    liaisons: Object.values(roadLiaisons),
  };
}
