// Code words of the lines behind a figure, in both languages; part of zh.ts and en.ts. Those that a screen
// has words for already are said as there.
import type { Text } from './zh'

type Words = Record<string, string>
export const lineZh = {
  branches: { clinical: '临床', management: '管理', technology: '技术', discipline: '学科', service: '服务' } as Words,
  studios: { studio: '名医工作室', team: '专家团队' } as Words,
  adoptions: { technique: '技术', project: '项目', service: '服务' } as Words,
  approaches: { open: '开放', laparoscopic: '腹腔镜', endoscopic: '内镜', percutaneous: '经皮', noninvasive: '无创' } as Words,
  outcomes: { success: '成功', failure: '失败' } as Words,
}
export type LineText = typeof lineZh
export const lineEn: LineText = {
  branches: { clinical: 'clinical', management: 'management', technology: 'technology', discipline: 'discipline', service: 'service' },
  studios: { studio: 'studio', team: 'team' },
  adoptions: { technique: 'technique', project: 'project', service: 'service' },
  approaches: { open: 'open', laparoscopic: 'laparoscopic', endoscopic: 'endoscopic', percutaneous: 'percutaneous', noninvasive: 'noninvasive' },
  outcomes: { success: 'success', failure: 'failure' },
}

/** The words of each column of code words, by noun: model/noun.c in the order of its table. */
const nouns = (t: Text): Record<string, Record<string, Words>> => ({
  placement: { kind: t.placement.kinds, branch: t.line.branches, state: t.placement.states },
  mentorship: { state: t.mentorship.states },
  studio: { kind: t.line.studios, level: t.recruit.levels },
  visit: { kind: t.visit.kinds, state: t.visit.states },
  booking: { state: t.visit.bookingStates },
  teaching: { kind: t.teaching.kinds },
  procedure: { role: t.mastery.roles, approach: t.line.approaches, outcome: t.line.outcomes },
  adoption: { kind: t.line.adoptions, state: t.adoption.states },
  achievement: { kind: t.achievement.kinds, state: t.achievement.states, status: t.achievement.statuses },
  prospect: { stage: t.recruit.stages },
  entry: { kind: t.money.fund.kinds },
  statistic: { status: t.measure.tiers },
})

/** A value as it is read: a code word in words, all else as it is. */
export function lineValue(t: Text, noun: string, column: string, value: string): string {
  return nouns(t)[noun]?.[column]?.[value] ?? value
}
