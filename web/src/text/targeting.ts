// Texts of the targeting audit of a plan, of what it left empty, and of the years of an order's
// figures, in both languages; part of zh.ts and en.ts.
export const targetingZh = {
  title: '重点地区核查',
  share: (n: string, all: string, share: string, wanted: string) => `已派 ${all} 席中 ${n} 席派往重点地区（${share}），重点地区共下单 ${wanted} 席。`,
  open: (n: string) => `${n} 项例外待签字，签字前不能发布`,
  closed: '例外均已签字',
  none: '没有例外：重点地区缺席的学科，没有派往其他地区。',
  lead: '例外：派往其他地区，而重点地区同学科仍有空席。由一人说明理由，另一人签字。',
  exceptions: '例外清单',
  columns: { order: '订单', discipline: '学科', filled: '已派', passed: '重点地区空席', why: '理由', sign: '签字' },
  reasonOf: (code: string) => `${code} 的理由`,
  tell: '说明理由',
  unsigned: '未签字',
  sign: (n: string) => `签字确认 ${n} 项`,
  second: '说明理由的人不能签自己的。',
  raise: '空席上报上一级',
  raised: (n: string, seats: string) => `已上报 ${n} 项订单，共 ${seats} 席，原订单与新订单相互链接。`,
}
export const targetingEn: typeof targetingZh = {
  title: 'Priority places',
  share: (n, all, share, wanted) => `${n} of ${all} filled seats go to priority places (${share}), which asked for ${wanted}.`,
  open: (n) => `${n} exceptions unsigned: it cannot be published`,
  closed: 'all exceptions signed',
  none: 'No exception: no seat went elsewhere in a discipline that a priority place is short of.',
  lead: 'An exception: a seat elsewhere while a priority place is short of the same discipline. One tells the reason, another signs.',
  exceptions: 'Exceptions',
  columns: { order: 'Order', discipline: 'Discipline', filled: 'Filled', passed: 'Empty in priority places', why: 'Reason', sign: 'Signed' },
  reasonOf: (code) => `Reason of ${code}`,
  tell: 'Tell the reason',
  unsigned: 'unsigned',
  sign: (n) => `Sign ${n}`,
  second: 'Nobody signs a reason of their own.',
  raise: 'Hand empty seats to the level above',
  raised: (n, seats) => `${n} orders with ${seats} seats were handed on, linked to the old ones.`,
}
export const demandYearsZh = {
  title: '疾病谱与外转的逐年变化',
  group: '病组',
  all: '合计',
  out: '外转',
  change: '较上年同期',
  one: '病案数据不足两年，没有逐年变化。',
}
export const demandYearsEn: typeof demandYearsZh = {
  title: 'Spectrum and outflow over the years',
  group: 'Group',
  all: 'All',
  out: 'away',
  change: 'Against a year before',
  one: 'The records cover less than two years: no change to show.',
}
