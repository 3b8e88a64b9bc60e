/** The ISO 4217 codes that the Architect core accepts as a literal, 2018; newer ones are added by hand. */
const CODES = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYR BZD CAD CDF ' +
    'CHF CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GWP ' +
    'GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR ' +
    'LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRO MUR MVR MWK MXN MYR MZE MZN NAD NGN NIO NOK NPR NZD OMR ' +
    'PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SKK SLL SOS SRD SSP STD SVC SYP ' +
    'SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VEF VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ' +
    'BYN MRU SLE STN VED VES XCG'
  ).split(' '),
)

/** The symbols of that core; a currency that has none there is shown by its code. */
const SYMBOLS: ReadonlyMap<string, string> = new Map(
  (
    'AUD:A$ BRL:R$ CAD:CA$ CNY:CN¥ EUR:€ GBP:£ HKD:HK$ ILS:₪ INR:₹ JPY:¥ KRW:₩ MXN:MX$ NZD:NZ$ THB:฿ TWD:NT$ USD:$ ' +
    'VND:₫ XAF:FCFA XCD:EC$ XOF:CFA XPF:CFPF'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 3), entry.slice(4)]),
)

/** Codes are accepted in any case. */
export function isCurrencyCode(code: string): boolean {
  return CODES.has(code.toUpperCase())
}

export function currencySymbol(code: string): string {
  return SYMBOLS.get(code.toUpperCase()) ?? code.toUpperCase()
}
