// The Python door: cases and domains in, plain Python values and NumPy arrays out; the package around it
// makes dataclasses. Work runs without the interpreter's lock; Ctrl-C is looked at whenever the engine
// reports progress.
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>

#include "mediant/api/research.hpp"
#include "mediant/core/native/parallel.hpp"
#include "mediant/deals/frontier.hpp"
#include "mediant/formats/native/case_file.hpp"
#include "mediant/formats/native/domain_file.hpp"
#include "mediant/model/check.hpp"
#include "mediant/text/native/icu.hpp"

namespace py = pybind11;
using namespace mediant;

namespace {

// code, message, hint: the package raises mediant.Error from it.
[[noreturn]] void raise(const Error& error) {
  const py::object type = py::module_::import("mediant").attr("Error");
  const py::object value = type(error.message, error.code, error.hint);
  PyErr_SetObject(type.ptr(), value.ptr());
  throw py::error_already_set();
}

// Asks the interpreter at most every 50 ms whether a signal waits.
class Interruptible final : public Progress {
 public:
  void report(double, std::string_view) override { look(); }
  [[nodiscard]] bool cancelled() const override {
    look();
    return stopped_;
  }
  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  void look() const {
    const auto now = std::chrono::steady_clock::now();
    if (stopped_ || now - last_.load() < std::chrono::milliseconds(50)) return;
    last_ = now;
    const py::gil_scoped_acquire lock;
    if (PyErr_CheckSignals() != 0) stopped_ = true;
  }
  mutable std::atomic<std::chrono::steady_clock::time_point> last_{std::chrono::steady_clock::now()};
  mutable std::atomic<bool> stopped_{false};
};

// JSON as Python's own json module would read it, without the text between: numbers, strings, lists and
// dictionaries in their order.
py::object plain(const api::Json& json) {
  using Type = api::Json::value_t;
  switch (json.type()) {
    case Type::boolean:
      return py::bool_(json.get<bool>());
    case Type::number_integer:
      return py::int_(json.get<std::int64_t>());
    case Type::number_unsigned:
      return py::int_(json.get<std::uint64_t>());
    case Type::number_float:
      if (!std::isfinite(json.get<double>())) return py::none();  // as JSON text has it
      return py::float_(json.get<double>());
    case Type::string: {
      const auto& text = json.get_ref<const std::string&>();
      return py::reinterpret_steal<py::object>(
          PyUnicode_DecodeUTF8(text.data(), static_cast<py::ssize_t>(text.size()), "replace"));
    }
    case Type::array: {
      py::list list(json.size());
      for (std::size_t i = 0; i < json.size(); ++i)
        PyList_SET_ITEM(list.ptr(), static_cast<py::ssize_t>(i), plain(json[i]).release().ptr());
      return list;
    }
    case Type::object: {
      py::dict dict;
      for (const auto& [key, value] : json.get_ref<const api::Json::object_t&>())
        dict[py::str(key)] = plain(value);
      return dict;
    }
    default:
      return py::none();
  }
}

struct PyCase {
  model::Case value;
  Diagnostics diagnostics;
};

Executor& executor() {
  static const auto made = make_parallel_executor(0);
  return *made;
}
const text::Toolkit& toolkit() {
  static const auto made = text::make_icu_toolkit();
  return *made;
}

void refuse_errors(const Diagnostics& diagnostics) {
  for (const Diagnostic& d : diagnostics)
    if (d.severity == Severity::error) raise({d.code, to_string(d), d.hint});
}

PyCase load(const std::string& path, const std::vector<std::string>& profiles) {
  Result<formats::Loaded> loaded = [&] {
    const py::gil_scoped_release unlocked;
    return formats::load_any(path, profiles);
  }();
  if (!loaded) raise(loaded.error());
  refuse_errors(loaded->diagnostics);
  return {std::move(loaded->value), std::move(loaded->diagnostics)};
}

PyCase loads(const std::string& text) {
  formats::Loaded loaded = [&] {
    const py::gil_scoped_release unlocked;
    return formats::read_case_json(text, "case");
  }();
  refuse_errors(loaded.diagnostics);
  return {std::move(loaded.value), std::move(loaded.diagnostics)};
}

std::vector<std::string> warnings(const PyCase& c) {
  std::vector<std::string> lines;
  for (const Diagnostic& d : c.diagnostics) lines.push_back(to_string(d));
  return lines;
}

// What the engine answered; its values and its page become Python's when somebody asks for them.
struct PyAnswer {
  api::Response response;
};

PyAnswer call(const PyCase* c, const std::string& name, const std::string& options,
              const std::string& audience) {
  const api::Json given = api::Json::parse(options, nullptr, false);
  api::Request request;
  request.call = name;
  request.options = &given;
  request.executor = &executor();
  request.text = &toolkit();
  if (c != nullptr) {
    const auto who = model::parse_audience(c->value, audience);
    if (!who) raise(who.error());
    request.c = &c->value;
    request.audience = *who;
    request.found = &c->diagnostics;
  }
  Interruptible progress;
  request.progress = &progress;
  api::Response response;
  {
    const py::gil_scoped_release unlocked;
    response = api::run(request);
  }
  if (progress.stopped()) throw py::error_already_set();
  if (response.error) raise(*response.error);
  return {std::move(response)};
}

// The frontier's utilities, one row a point and one column a party, as NumPy owns it.
py::tuple frontier_array(const PyCase& c, const std::string& audience, std::size_t point_limit) {
  const auto who = model::parse_audience(c.value, audience);
  if (!who) raise(who.error());
  Interruptible progress;
  std::optional<Error> error;
  auto* const data = new std::vector<double>;
  const py::capsule owner(data, [](void* p) { delete static_cast<std::vector<double>*>(p); });
  std::vector<std::string> parties;
  std::size_t points = 0;
  bool exact = false;
  {
    const py::gil_scoped_release unlocked;
    const model::Case visible = model::visible(c.value, *who);
    const auto space = deals::compile(visible);
    if (!space) {
      error = space.error();
    } else {
      deals::FrontierOptions options;
      options.point_limit = point_limit;
      const deals::Frontier found = deals::frontier(*space, options, progress);
      const std::size_t n = space->structure().valued;
      for (std::size_t p = 0; p < n; ++p) parties.push_back(space->structure().holders[p].value);
      points = found.size();
      exact = found.exact;
      data->reserve(points * n);
      for (std::size_t i = 0; i < points; ++i)
        for (std::size_t p = 0; p < n; ++p) data->push_back(space->utility(p, found.units(i)[p]));
    }
  }
  if (progress.stopped()) throw py::error_already_set();
  if (error) raise(*error);
  const auto columns = static_cast<py::ssize_t>(parties.size());
  py::array_t<double> array({static_cast<py::ssize_t>(points), columns}, data->data(), owner);
  return py::make_tuple(std::move(array), parties, exact);
}

py::object measures(const std::string& path, const std::vector<std::string>& profiles,
                    const std::string& dialect, bool raw,
                    const std::vector<std::pair<std::string, std::string>>& deal, bool points) {
  const auto meaning = bargaining::parse_dialect(dialect);
  if (!meaning)
    raise({"bad-option", "there is no dialect " + dialect, "ours, genius, negmas, anl or negolog"});
  Interruptible progress;
  api::Response response;
  std::optional<Error> error;
  Diagnostics problems;
  {
    const py::gil_scoped_release unlocked;
    const auto domain = formats::load_domain(path, profiles);
    if (!domain) {
      error = domain.error();
    } else if (!domain->usable()) {
      problems = domain->diagnostics;
    } else {
      api::MeasuresRequest request;
      request.options.dialect = *meaning;
      request.options.raw = raw;
      request.deal = deal;
      request.points = points;
      response = api::measures(domain->value, request, progress);
    }
  }
  if (progress.stopped()) throw py::error_already_set();
  if (error) raise(*error);
  refuse_errors(problems);
  if (response.error) raise(*response.error);
  return plain(*response.envelope);
}

py::object human_deals(const std::string& path) {
  api::Response response;
  {
    const py::gil_scoped_release unlocked;
    const auto text = formats::read_file(path);
    if (text) {
      response = api::human_deals(*text);
    } else {
      response.error = text.error();
    }
  }
  if (response.error) raise(*response.error);
  return plain(*response.envelope);
}

}  // namespace

PYBIND11_MODULE(_mediant, m) {
  m.doc() = "The engine of the mediant package.";
  py::class_<PyCase>(m, "Case", "A case, or a research domain read as one.")
      .def_property_readonly("title", [](const PyCase& c) { return c.value.title; })
      .def_property_readonly("parties",
                             [](const PyCase& c) {
                               std::vector<std::string> ids;
                               for (const auto& p : c.value.parties) ids.push_back(p.id.value);
                               return ids;
                             })
      .def_property_readonly("issues",
                             [](const PyCase& c) {
                               std::vector<std::string> ids;
                               for (const auto& i : c.value.issues) ids.push_back(i.id.value);
                               return ids;
                             })
      .def_property_readonly("warnings", &warnings)
      .def("json", [](const PyCase& c) { return formats::write_case_json(c.value); });
  py::class_<PyAnswer>(m, "Answer", "What the engine answered.")
      .def("envelope", [](const PyAnswer& a) { return plain(*a.response.envelope); })
      .def("page", [](const PyAnswer& a) { return to_markdown(a.response.page); });
  m.def("load", &load, py::arg("path"), py::arg("profiles") = std::vector<std::string>{});
  m.def("loads", &loads, py::arg("text"));
  m.def("call", &call, py::arg("case").none(true), py::arg("name"), py::arg("options"), py::arg("audience"));
  m.def("frontier_array", &frontier_array, py::arg("case"), py::arg("audience"), py::arg("point_limit"));
  m.def("measures", &measures);
  m.def("human_deals", &human_deals);
  m.def("calls", [] {
    std::vector<std::string> names;
    for (const api::Call& c : api::calls()) names.push_back(c.name);
    return names;
  });
}
