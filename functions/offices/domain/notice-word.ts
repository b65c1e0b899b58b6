/** The word of a test notice: two short words that sound unlike each other, so that a call carries them. */
import { randomInt } from 'node:crypto';

const WORDS =
  'amber,anchor,apple,arrow,autumn,badge,basket,beacon,birch,bridge,button,cabin,candle,canyon,cedar,chapter,cherry,copper,corner,cotton,desert,donkey,dragon,eagle,falcon,feather,forest,garden,ginger,granite,hammer,harbor,hazel,island,jacket,jungle,kettle,ladder,lantern,lemon,magnet,maple,marble,meadow,mirror,needle,ocean,orchard,paddle,pepper,pillow,planet,pocket,raven,ribbon,river,saddle,signal,silver,summer,timber,tunnel'.split(
    ',',
  );

const one = (): string => WORDS[randomInt(0, WORDS.length)] ?? '';

/** About four thousand: a guess a time, ten a day. It proves that a mailbox is read, and opens nothing. */
export const newNoticeWord = (): string => `${one()} ${one()}`;
