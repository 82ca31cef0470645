import Digest
import HTMLTree

/// Which code makes the records: the program itself and the parser library that it loads.
enum CodeIdentity {
    /// A hash that no other build has, so that no result of another build is ever taken for one of this.
    static func bytes() throws(RunError) -> [UInt8] {
        guard let program = FileSystem.program else { throw RunError(.inputOutput, "the program's own file cannot be found") }
        let build = if let id = try BuildID.read(from: program) { id } else { try FileSystem.digest(of: program).bytes() }
        return SHA256Digest.bytes([build, Array(ParserVersion.libxml2.utf8)])
    }
}

/// The linker's hash over a program's content, which stands near the beginning of its file: it saves to read a hundred megabytes.
package enum BuildID {
    /// Reads it from a program's file.
    ///
    /// - Returns: nil where the file is no ELF of 64 bits in little-endian order, or its linker wrote none.
    static func read(from program: String) throws(RunError) -> [UInt8]? {
        let file = try FileSystem.open(program, FileSystem.readOnly)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 14, alignment: 16)
        defer { buffer.deallocate() }
        let count = try FileSystem.read(file, into: buffer)
        return find(in: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }

    /// - Parameter head: the first bytes of a program. Offsets and numbers are those of elf(5): `Elf64_Ehdr`, `Elf64_Phdr`, `Elf64_Nhdr`.
    package static func find(in head: UnsafeRawBufferPointer) -> [UInt8]? {
        func number<Field: FixedWidthInteger>(_ type: Field.Type, at offset: Int) -> Int? {
            guard offset >= 0, offset <= head.count - MemoryLayout<Field>.size else { return nil }
            return Int(exactly: Field(littleEndian: head.loadUnaligned(fromByteOffset: offset, as: type)))
        }
        guard head.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), let table = number(UInt64.self, at: 32), table <= head.count,
            let length = number(UInt16.self, at: 54), let count = number(UInt16.self, at: 56)
        else { return nil }
        for header in 0..<count {
            let start = table + header * length
            guard let type = number(UInt32.self, at: start), let notes = number(UInt64.self, at: start + 8),
                let size = number(UInt64.self, at: start + 32)
            else { return nil }
            guard type == 4, notes <= head.count, size <= head.count - notes else { continue }
            var at = notes
            while at < notes + size, let nameLength = number(UInt32.self, at: at), let contentLength = number(UInt32.self, at: at + 4),
                let kind = number(UInt32.self, at: at + 8)
            {
                let name = at + 12
                let content = name + (nameLength + 3) / 4 * 4
                guard content + contentLength <= head.count else { return nil }
                if kind == 3, head[name..<name + nameLength].elementsEqual("GNU\0".utf8) {
                    return Array(head[content..<content + contentLength])
                }
                at = content + (contentLength + 3) / 4 * 4
            }
        }
        return nil
    }
}
