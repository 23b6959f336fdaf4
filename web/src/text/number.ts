import { language, text } from './index'

/** A figure for people; null is unknown, never 0. */
export function figure(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined || Number.isNaN(value)) return text.value.common.unknown
  return value.toLocaleString('zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

export function percent(share: number | null | undefined, digits = 1): string {
  if (share === null || share === undefined || Number.isNaN(share)) return text.value.common.unknown
  return `${(share * 100).toFixed(digits)}%`
}

/** 分 to 元, exactly. */
export function yuan(fen: number | null | undefined): string {
  return figure(fen === null || fen === undefined ? null : fen / 100, 2)
}

/** A moment, to the minute. */
export function instant(iso: string): string {
  return new Date(iso).toLocaleString(language.value === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'medium', timeStyle: 'short' })
}
