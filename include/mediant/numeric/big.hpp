// Integers of any size, for counts of deals and exact products. Slow to compile: include in .cpp files only.
#pragma once

#if !defined(__cpp_exceptions) && !defined(BOOST_NO_EXCEPTIONS)
#define BOOST_NO_EXCEPTIONS
#endif
#include <boost/multiprecision/cpp_int.hpp>

namespace mediant::numeric {

using BigInt = boost::multiprecision::cpp_int;

}  // namespace mediant::numeric
