// Nothing of its own: gives link-check programs and the precompiled header a source.
int main()
{
    return 0;
}
