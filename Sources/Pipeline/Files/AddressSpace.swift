import CSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The memory that the system lets a process address (`ulimit -v`).
enum AddressSpace {
    /// With less, small pages pass and then libdispatch, which the database works on, waits for ever for a thread that it is not given:
    /// measured, a run of small pages with one output takes 150 MB, and with each more 6.
    private static func least(outputs: Int) -> rlim_t { rlim_t(170 + 8 * outputs) << 20 }

    /// RLIM_INFINITY, which Swift does not import: of all bits here, of all but the first on Darwin.
    private static let unlimited: rlim_t = .max >> 1

    /// Where there is a limit, the threads share one arena: the C library would reserve 64 MB of addresses for each.
    ///
    /// - Parameter outputs: stages that write, each with a thread of its own.
    /// - Throws: ``RunError`` where a run could neither end nor fail.
    static func check(outputs: Int) throws(RunError) {
        var limit = rlimit()
        #if canImport(Glibc)
            let status = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        #else
            let status = getrlimit(RLIMIT_AS, &limit)
        #endif
        guard status == 0, limit.rlim_cur < unlimited else { return }
        share_one_arena()
        let least = least(outputs: outputs)
        guard limit.rlim_cur < least else { return }
        throw RunError(
            .inputOutput,
            "the memory of the process is limited to \(limit.rlim_cur >> 20) MB of addresses; a run needs \(least >> 20) MB (ulimit -v)"
        )
    }
}
