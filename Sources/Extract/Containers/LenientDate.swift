import Records

/// Reads the day out of a date in one of the ways that tables, headers and archives write it.
enum LenientDate {
    /// `2020-01-21`, `2020/1/21`, `2020.01.21`, `20200121`, `20200121103000`, `2020年1月21日`, `Wed, 22 Jan 2020 …`, `Jan 21, 2020`,
    /// `21.1.2020` where day and month cannot be taken for one another, seconds or milliseconds since 1970 (UTC); behind the day a time may
    /// stand.
    static func day(in text: some StringProtocol) -> CivilDate? {
        let tokens = self.tokens(Array(text.utf8.prefix(80)))
        let numbers = tokens.compactMap(\.number)
        let month = tokens.lazy.compactMap(\.month).first
        guard let first = numbers.first else { return nil }
        if let month {
            guard let year = numbers.first(where: { $0.digits == 4 }), let day = numbers.first(where: { $0.digits <= 2 }) else {
                return nil
            }
            return CivilDate(year.value, month, day.value)
        }
        switch first.digits {
        case 8, 14: return packed(first)
        case 10 where numbers.count == 1, 13 where numbers.count == 1:
            return CivilDate(dayNumber: first.value / (first.digits == 10 ? 86_400 : 86_400_000))
        case 4 where numbers.count >= 3: return CivilDate(first.value, numbers[1].value, numbers[2].value)
        case 1, 2:
            guard numbers.count >= 3, numbers[1].digits <= 2, numbers[2].digits == 4 else { return nil }
            let (a, b, year) = (first.value, numbers[1].value, numbers[2].value)
            if a > 12 || a == b { return CivilDate(year, b, a) }
            return b > 12 ? CivilDate(year, a, b) : nil
        default: return nil
        }
    }

    private struct Number {
        var value: Int
        var digits: Int
    }

    private struct Token {
        var number: Number?
        var month: Int?
    }

    private static func packed(_ number: Number) -> CivilDate? {
        let day = number.digits == 14 ? number.value / 1_000_000 : number.value
        return CivilDate(day / 10_000, day / 100 % 100, day % 100)
    }

    private static func tokens(_ bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var i = 0
        while i < bytes.count {
            if bytes[i] >= 0x30, bytes[i] <= 0x39 {
                var number = Number(value: 0, digits: 0)
                while i < bytes.count, bytes[i] >= 0x30, bytes[i] <= 0x39, number.digits < 16 {
                    number.value = number.value * 10 + Int(bytes[i] - 0x30)
                    number.digits += 1
                    i += 1
                }
                tokens.append(Token(number: number))
            } else if bytes[i] | 0x20 >= 0x61, bytes[i] | 0x20 <= 0x7A {
                var word: [UInt8] = []
                while i < bytes.count, bytes[i] | 0x20 >= 0x61, bytes[i] | 0x20 <= 0x7A {
                    word.append(bytes[i] | 0x20)
                    i += 1
                }
                if let month = month(word) { tokens.append(Token(month: month)) }
            } else {
                i += 1
            }
        }
        return tokens
    }

    private static func month(_ word: [UInt8]) -> Int? {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        ]
        guard word.count >= 3 else { return nil }
        return names.firstIndex { $0.utf8.starts(with: word) || (word.count == 4 && word.starts(with: "sept".utf8) && $0 == "september") }
            .map { $0 + 1 }
    }
}
