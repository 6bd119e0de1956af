// Writes the benchmark's inputs. The same words always make the same bytes.
//
//   make_inputs random FILE BYTES    bytes that do not compress
//   make_inputs text   FILE BYTES    text-like bytes: `zstd -3` makes about a fifth of them
//   make_inputs tree   FOLDER COUNT  COUNT files of 1 to 20 KiB in 100 folders, seven in ten text-like

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// SplitMix64: one addition and a mix per number, good enough for bytes that nobody has to guess.
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : state_{seed} { }

    std::uint64_t next()
    {
        std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
    bool one_in(std::size_t bound) { return below(bound) == 0; }
    /// Small numbers are much likelier: about the same chance for every doubling, as words have in a language.
    std::size_t skewed_below(std::size_t bound)
    {
        double const unit = static_cast<double>(next() >> 11) * 0x1.0p-53;
        return std::min(bound - 1, static_cast<std::size_t>(std::pow(static_cast<double>(bound), unit)) - 1);
    }

private:
    std::uint64_t state_;
};

std::vector<std::string> make_vocabulary(std::size_t size)
{
    constexpr std::array<std::string_view, 14> starts{"b", "cr", "d", "f", "gl", "k", "l", "m", "n", "p", "s", "st", "t", "w"};
    constexpr std::array<std::string_view, 7> middles{"a", "e", "i", "o", "u", "ai", "ou"};
    constexpr std::array<std::string_view, 6> ends{"", "", "n", "r", "s", "th"};
    Numbers numbers{101};
    std::vector<std::string> words(size);
    for (std::string& word : words) {
        for (std::size_t syllables = 1 + numbers.below(4); syllables > 0; --syllables) {
            word += starts[numbers.below(starts.size())];
            word += middles[numbers.below(middles.size())];
        }
        word += ends[numbers.below(ends.size())];
    }
    return words;
}

/// Lines made of phrases. Phrases come back, some often, now and then with a word changed, and slowly give way to new ones: what
/// source trees, logs and letters have in common.
class Text {
public:
    explicit Text(std::uint64_t seed) : numbers_{seed}, vocabulary_{make_vocabulary(vocabulary_size)}, phrases_(phrases_kept)
    {
        for (std::vector<std::size_t>& phrase : phrases_) phrase = new_phrase();
    }

    void append_line(std::string& to)
    {
        for (std::size_t count = 1 + numbers_.below(4); count > 0; --count) append_phrase(to);
        to.back() = '\n';
        if (numbers_.one_in(2)) phrases_[numbers_.below(phrases_.size())] = new_phrase();
    }

private:
    static constexpr std::size_t vocabulary_size = 16'000;
    static constexpr std::size_t phrases_kept = 2'000;

    std::vector<std::size_t> new_phrase()
    {
        std::vector<std::size_t> words(3 + numbers_.below(10));
        for (std::size_t& word : words) word = numbers_.skewed_below(vocabulary_.size());
        return words;
    }
    void append_phrase(std::string& to)
    {
        std::vector<std::size_t> const& phrase = phrases_[numbers_.below(phrases_.size())];
        std::size_t const changed = numbers_.one_in(2) ? numbers_.below(phrase.size()) : phrase.size();
        for (std::size_t i = 0; i < phrase.size(); ++i) {
            to += vocabulary_[i == changed ? numbers_.skewed_below(vocabulary_.size()) : phrase[i]];
            to += ' ';
        }
    }

    Numbers numbers_;
    std::vector<std::string> vocabulary_;
    std::vector<std::vector<std::size_t>> phrases_;
};

constexpr std::size_t piece = 1 << 20;

void write_random(std::ofstream& file, std::uint64_t bytes, Numbers& numbers)
{
    std::string buffer;
    while (bytes > 0) {
        std::size_t const size = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, piece));
        buffer.clear();
        while (buffer.size() < size) {
            std::uint64_t const number = numbers.next();
            buffer.append(reinterpret_cast<char const*>(&number), sizeof number);
        }
        file.write(buffer.data(), static_cast<std::streamsize>(size));
        bytes -= size;
    }
}

void write_text(std::ofstream& file, std::uint64_t bytes, Text& text)
{
    std::string buffer;
    while (bytes > 0) {
        std::size_t const size = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, piece));
        buffer.clear();
        while (buffer.size() < size) text.append_line(buffer);
        file.write(buffer.data(), static_cast<std::streamsize>(size));
        bytes -= size;
    }
}

void write_tree(std::filesystem::path const& folder, std::uint64_t count)
{
    constexpr std::uint64_t folders = 100;
    constexpr std::size_t smallest = 1024;
    constexpr std::size_t largest = 20 * 1024;
    Numbers numbers{7};
    Text text{8};
    for (std::uint64_t i = 0; i < folders; ++i) std::filesystem::create_directories(folder / ("part-" + std::to_string(i)));
    for (std::uint64_t i = 0; i < count; ++i) {
        bool const is_text = numbers.below(10) < 7;
        std::size_t const size = smallest + numbers.below(largest - smallest + 1);
        std::string const name = std::to_string(i) + (is_text ? ".txt" : ".dat");
        std::ofstream file{folder / ("part-" + std::to_string(i % folders)) / name, std::ios::binary};
        if (is_text)
            write_text(file, size, text);
        else
            write_random(file, size, numbers);
        if (!file.flush()) throw std::runtime_error{"cannot write " + name};
    }
}

int make(std::string_view kind, std::string const& out, std::uint64_t amount)
{
    if (kind == "tree") {
        write_tree(out, amount);
        return EXIT_SUCCESS;
    }
    std::ofstream file{out, std::ios::binary | std::ios::trunc};
    Numbers numbers{5};
    if (kind == "random") {
        write_random(file, amount, numbers);
    } else if (kind == "text") {
        Text text{6};
        write_text(file, amount, text);
    } else {
        return 2;
    }
    return file.flush() ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 4) {
        try {
            int const exit = make(argv[1], argv[2], std::strtoull(argv[3], nullptr, 10));
            if (exit != 2) return exit;
        } catch (std::exception const& failure) {
            std::cerr << failure.what() << '\n';
            return EXIT_FAILURE;
        }
    }
    std::cerr << "usage: make_inputs random|text FILE BYTES | tree FOLDER COUNT\n";
    return 2;
}
