import { computed, ref } from 'vue'
import { en } from './en'
import { zh, type Text } from './zh'

export type Language = 'zh' | 'en'

function stored(): Language {
  try {
    return localStorage.getItem('language') === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh' // storage may be closed to us; Chinese is the default
  }
}

export const language = ref<Language>(stored())
export const text = computed<Text>(() => (language.value === 'en' ? en : zh))

export function switchLanguage(): void {
  language.value = language.value === 'en' ? 'zh' : 'en'
  document.documentElement.lang = language.value === 'en' ? 'en' : 'zh-CN'
  try {
    localStorage.setItem('language', language.value)
  } catch {
    // it is then forgotten with the page
  }
}

/** The server sends labels in both languages. */
export function label(row: { label: string; label_en: string }): string {
  return language.value === 'en' ? row.label_en : row.label
}

/** The server sends units in Chinese, or those that are the same in both. */
export function unit(name: string): string {
  return text.value.units[name] ?? name
}
