#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension UnsafeRawBufferPointer {
    /// The offset of the first occurrence of `word` at or behind `start`.
    func offset(of word: StaticString, from start: Int = 0) -> Int? {
        guard let baseAddress, start >= 0, count - start >= word.utf8CodeUnitCount else { return nil }
        let last = count - word.utf8CodeUnitCount
        var at = start
        while at <= last, let found = memchr(baseAddress + at, CInt(word.utf8Start[0]), last - at + 1) {
            at = UnsafeRawPointer(found) - baseAddress
            if memcmp(found, word.utf8Start, word.utf8CodeUnitCount) == 0 { return at }
            at += 1
        }
        return nil
    }

    /// Whether `word`, which is in lower case, stands at `offset` in any case.
    func has(_ word: StaticString, at offset: Int) -> Bool {
        guard offset >= 0, offset + word.utf8CodeUnitCount <= count else { return false }
        for i in 0..<word.utf8CodeUnitCount {
            let b = self[offset + i]
            if (b >= 0x41 && b <= 0x5A ? b | 0x20 : b) != word.utf8Start[i] { return false }
        }
        return true
    }
}
