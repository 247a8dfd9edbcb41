import type { PolicyRule } from '../definition.ts';
import { ca1 } from './ca/ca-1.ts';
import { ca2 } from './ca/ca-2.ts';
import { eu1 } from './eu/eu-1.ts';
import { eu4 } from './eu/eu-4.ts';
import { jp1 } from './jp/jp-1.ts';
import { jp2 } from './jp/jp-2.ts';
import { kr1 } from './kr/kr-1.ts';
import { kr2 } from './kr/kr-2.ts';
import { kr3 } from './kr/kr-3.ts';
import { kr4 } from './kr/kr-4.ts';
import { kr6 } from './kr/kr-6.ts';
import { kr7 } from './kr/kr-7.ts';
import { kr8 } from './kr/kr-8.ts';
import { krP2 } from './kr/kr-p2.ts';
import { mb1 } from './mb/mb-1.ts';
import { usEm1 } from './us/us-em-1.ts';
import { usEm2 } from './us/us-em-2.ts';
import { usEm4 } from './us/us-em-4.ts';
import { usSms1 } from './us/us-sms-1.ts';
import { usSms2 } from './us/us-sms-2.ts';
import { usSms4 } from './us/us-sms-4.ts';
import { usSms5 } from './us/us-sms-5.ts';
import { zz1 } from './zz/zz-1.ts';
import { zz2 } from './zz/zz-2.ts';

/**
 * Every rule that speaks when a message is sent, in the order in which they change texts. Korea comes last: its label is the
 * very first of a text and its number for refusing the very last, whatever the others add.
 */
export const RULES: readonly PolicyRule[] = [
  zz1,
  zz2,

  usEm1,
  usEm2,
  usEm4,
  usSms1,
  usSms2,
  usSms4,
  usSms5,

  ca1,
  ca2,

  eu1,
  eu4,

  jp1,
  jp2,

  mb1,

  krP2,
  kr1,
  kr3,
  kr6,
  kr7,
  kr2,
  kr8,
  kr4,
];
