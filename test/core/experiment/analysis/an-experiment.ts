import type { AnalysisInput, Arm, End, Metric } from '../../../../lib/core/experiment/analysis/input.ts';

/** Arms by their customers, with equal weights; the first is the control. */
export function arms(assigned: Readonly<Record<string, number>>): Arm[] {
  return Object.entries(assigned).map(([id, customers]) => ({ id, expected: 1, assigned: customers }));
}

/** A share by the converters of each arm. */
export function shares(
  converters: Readonly<Record<string, number>>,
  role: Metric['role'] = 'primary',
  id = 'ordered',
): Metric {
  const totals = Object.fromEntries(
    Object.entries(converters).map(([arm, count]) => [arm, { converters: count }]),
  );
  return { id, role, kind: 'share', totals };
}

export const OPEN: End = { kind: 'open', expected: 20_000 };

export function running(customers: number): End {
  return { kind: 'planned', customers, matured: customers - 1 };
}

export function ended(customers: number): End {
  return { kind: 'planned', customers, matured: customers };
}

/** Two arms, `old` and `new`, with so many orders among so many customers each. */
export function twoArms(
  customers: readonly [number, number],
  orders: readonly [number, number],
  end: End,
): AnalysisInput {
  return {
    arms: arms({ old: customers[0], new: customers[1] }),
    control: 'old',
    metrics: [shares({ old: orders[0], new: orders[1] })],
    end,
  };
}
