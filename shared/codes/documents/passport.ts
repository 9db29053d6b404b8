import { checkCharacters, type DocumentRule, doubt } from './document-rule.ts'

/** Passports: states build their numbers as they like, so an unusual form is only a doubt. */
function passportOf(form: { readonly usual: RegExp; readonly words: string }): DocumentRule {
  return {
    check: (number) => {
      const characters = checkCharacters(number)
      if (characters.length > 0) return characters
      return form.usual.test(number)
        ? []
        : [
            doubt('passport-format', {
              problem: form.words,
              remedy: '请核对证件；核对无误可继续',
              basis: '',
            }),
          ]
    },
    findFacts: () => undefined,
  }
}

/** 外国人护照: ICAO 9303 leaves nine places for the number. */
export const FOREIGN_PASSPORT = passportOf({
  usual: /^[0-9A-Z]{6,9}$/,
  words: '护照号码一般为 6–9 位字母或数字',
})

/** 中国护照: one or two letters before seven or eight digits. */
export const CHINESE_PASSPORT = passportOf({
  usual: /^([A-Z]\d{8}|[A-Z]{2}\d{7})$/,
  words: '中国护照号码一般为 1–2 位字母加数字，共 9 位',
})
